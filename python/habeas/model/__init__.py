# SPDX-License-Identifier: MIT
"""What a dossier is made of: dates, quantities, records, and how it is viewed.

What programs need of it is in `habeas` itself.
"""
