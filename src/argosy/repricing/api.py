"""The door of repricing: strategies, figures, changes of many prices, and what they are worked out from."""

from __future__ import annotations

from argosy.repricing.board import VIEWS, Board, BoardRow, board, row_of
from argosy.repricing.errors import (
    BadFigure,
    BadTerms,
    GuardBroken,
    ListOverlaps,
    NothingChosen,
    ProposalClosed,
    ProposalStale,
    UnknownList,
    UnknownProposal,
    UnknownSku,
)
from argosy.repricing.launching import reprice
from argosy.repricing.lists import Figure, Known, PriceList, end_list, figures_at, lists_of, set_list, tell, terms_at
from argosy.repricing.models import FIGURES
from argosy.repricing.proposals import Proposal, apply, drop, proposal, proposals, propose
from argosy.repricing.rules import GUARDS, SOURCES, Economics, FxTerms, Margin, Scope, Terms, margin_of
from argosy.repricing.sharing import Amount, Change
from argosy.repricing.simulating import Forecast, Trial, TrialRow, simulate
from argosy.repricing.tables import FIGURE_COLUMNS, PRICE_COLUMNS, RowProblem, read_csv
from argosy.repricing.tables import amounts as amount_rows
from argosy.repricing.tables import figures as figure_rows
from argosy.repricing.terms import AUDIENCES, as_json, read

__all__ = [
    "AUDIENCES",
    "FIGURES",
    "FIGURE_COLUMNS",
    "GUARDS",
    "PRICE_COLUMNS",
    "SOURCES",
    "VIEWS",
    "Amount",
    "BadFigure",
    "BadTerms",
    "Board",
    "BoardRow",
    "Change",
    "Economics",
    "Figure",
    "Forecast",
    "FxTerms",
    "GuardBroken",
    "Known",
    "ListOverlaps",
    "Margin",
    "NothingChosen",
    "PriceList",
    "Proposal",
    "ProposalClosed",
    "ProposalStale",
    "RowProblem",
    "Scope",
    "Terms",
    "Trial",
    "TrialRow",
    "UnknownList",
    "UnknownProposal",
    "UnknownSku",
    "amount_rows",
    "apply",
    "as_json",
    "board",
    "drop",
    "end_list",
    "figure_rows",
    "figures_at",
    "lists_of",
    "margin_of",
    "proposal",
    "proposals",
    "propose",
    "read",
    "read_csv",
    "reprice",
    "row_of",
    "set_list",
    "simulate",
    "tell",
    "terms_at",
]
