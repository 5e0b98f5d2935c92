// SPDX-License-Identifier: MIT
// Dossiers made in code, and their event graph: what a program needs that links habeas::model alone.
#pragma once

#include <habeas/graph/event_graph.hpp>
#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/nouns.hpp>
