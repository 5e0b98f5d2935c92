// SPDX-License-Identifier: MIT
// Dossiers made in code, and their event graph: what a program needs that links habeas::model alone.
#pragma once

// Says in one line what an older compiler would say in hundreds.
#if defined(_MSVC_LANG) ? _MSVC_LANG < 202002L : __cplusplus < 202002L
#error "habeas needs C++20: compile with -std=c++20"
#endif

#include <habeas/graph/event_graph.hpp>
#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/nouns.hpp>
