"""Vocabularies match declared spellings only; likeness is for suggestions."""

from __future__ import annotations

from tanjcli.core.words import Name, Term, Vocabulary, nearest, suggest

TOWNS = Vocabulary(
    "places",
    (
        Term("east", Name("东镇", "East Town"), aliases=("东乡",), group="township"),
        Term("west", Name("西镇", "West Town"), group="township"),
    ),
)


def test_a_term_is_found_by_id_name_and_alias_however_it_is_typed() -> None:
    for spelling in ("east", "EAST", "东镇", " 东\u3000镇", "东乡", "east town"):
        term = TOWNS.find(spelling)
        assert term is not None
        assert term.id == "east"


def test_a_similar_name_is_suggested_and_never_taken() -> None:
    assert TOWNS.find("东镇镇") is None
    assert TOWNS.suggest("东镇镇")[0] == "东镇"


def test_no_name_is_the_name_of_nobody() -> None:
    """A term without an English name is not found by the empty text."""
    assert Vocabulary("places", (Term("north", Name("北镇")),)).find("") is None


def test_a_name_falls_back_to_the_language_it_has() -> None:
    assert Name("东镇").get("en") == "东镇"
    assert Name("东镇", "East Town").get("en") == "East Town"
    assert Name("东镇", "East Town").get("zh") == "东镇"
    assert Name("", "East Town").get("zh") == "East Town"


def test_suggestions_are_at_most_three_and_best_first() -> None:
    known = ["output", "output_ytd", "output_month", "outputs", "town"]
    found = suggest("output_yt", known)
    assert found[0] == "output_ytd"
    assert len(found) <= 3


def test_what_is_near_is_told_once_also_where_nothing_is() -> None:
    """A ledger and its recipe may bear one name."""
    assert nearest("event", ["events", "cards", "events"]) == "events"
    assert nearest("zzz", ["events", "", "cards", "events", "loans"]) == "events, cards, loans"
