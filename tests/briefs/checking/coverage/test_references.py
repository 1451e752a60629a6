from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.coverage.references import find_statement

REFERENCES = [
    'M. Tolvan, "The Ferry Question", The Karvia Times, 4 April 2014, www.karviatimes.example.',
    "See M. Tolvan, The Ferry and the Lumen Islands. A History, Harbour Press, 2016, p. 14.",
    "Ibid. p. 108.",
    "Op. cit. [6], pp. 1-10.",
    'J. Wendt, "Tides", in M. Tolvan (ed.), op. cit. [8], p. 104.',
    "Interview with a Karvian academic, expert on ferries, Karvia, April 2017.",
    "Interviews with fishermen who were close to the government in Karvia in April 2017.",
    '"Karvia Deploys Ships off Great Lumen", Harbour News, 22 November 2016, https://n.example.',
    "“Why the ferry was late and who has paid for it,” Karvia Weekly, November 25, 2016.",
    "Tolvan, M. (2012). The effects of ferries on the islands and their people. Tides, 3(2), 1–12.",
    "For a longer account of how the ferry was built, see chapter 3.",
    "Vgl. dazu Müller, Die Fähre und ihre Folgen, Berlin 2012, S. 12.",
    "Emphasis added by the author.",
    "The translation is ours.",
    "Confirmed by interviews with fishermen and officials in Karvia in June 2017.",
]

STATEMENTS = [
    "The Lumen Islands are four; 16,400 people now live on the largest of them.",
    "Karvia was the 23rd largest buyer of fish in 2016.",
    "An increase in flights by Tu-95 and other long-range bombers. “Flights”, Press Release, 2017.",
    "Trade fell by 25% between 2015 and 2016, “Trade Drops”, Harbour News, 24 March 2017.",
    "According to a fisherman, Karvia would pay. See M. Tolvan, “Fees”, op. cit. [6], pp. 17-18.",
    "“The fees help the goals of the town, including its bridge”. See M. Tolvan, Fees, 2016.",
    "“The ships are not there on our initiative”: Mira Tolvan, quoted in “Ships”, HPI, 2017.",
    "See M. Tolvan, “Fees”, HPI, 2016. The ferry has been discussed in the town since then.",
    "The town refused to pay for the bridge over the river.",
]


@pytest.mark.parametrize("note", REFERENCES)
def test_a_reference_states_nothing(note: str) -> None:
    assert find_statement(note) is None


@pytest.mark.parametrize("note", STATEMENTS)
def test_a_note_that_states_something(note: str) -> None:
    assert find_statement(note)


def test_the_statement_is_given_without_its_reference() -> None:
    note = "Ibid. The town paid $3 million for the bridge. See M. Tolvan, “Fees”, p. 3."
    assert find_statement(note) == "The town paid $3 million for the bridge."


@given(st.sampled_from(REFERENCES), st.sampled_from(STATEMENTS))
def test_a_statement_is_found_after_any_reference(reference: str, statement: str) -> None:
    assert find_statement(f"{reference} {statement}")


@given(st.text(max_size=120))
def test_any_note_is_read(note: str) -> None:
    find_statement(note)
