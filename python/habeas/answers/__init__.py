# SPDX-License-Identifier: MIT
"""What questions to a dossier return, one module for each kind of answer.

What programs need of it is in `habeas` itself.
"""
