"""Positions follow from demand records, whatever text they come from."""

import pytest

from parley.evidence import Evidence
from parley.positions import find_positions
from parley.records import Demand


def demand(number, act, issuers, addressees=(), issue="talks", **terms):
    evidence = Evidence("t", 0, 1, "x", number, "test")
    return Demand(
        f"d-{number:02}",
        evidence,
        act,
        act,
        tuple(issuers),
        tuple(addressees),
        None,
        issue,
        **terms,
    )


@pytest.mark.parametrize(
    ("acts", "stance"),
    [
        ([("demand", "")], "asks"),
        ([("request", ""), ("demand", "")], "asks"),
        ([("offer", "if they withdraw")], "offers?"),
        ([("offer", "none")], "offers"),
        ([("offer", "if they withdraw"), ("offer", "")], "offers"),
        ([("threaten", ""), ("request", "")], "asks|threatens"),
        ([("reject", "unless paid"), ("accuse", "")], "refuses?|accuses"),
    ],
)
def test_stances_of_one_actor_are_gathered(acts, stance):
    demands = [
        demand(n, act, ["SDN"], condition=condition)
        for n, (act, condition) in enumerate(acts, start=1)
    ]
    [position] = find_positions(demands).stances
    assert (position.stance, len(position.demands)) == (stance, len(acts))


def test_an_actor_without_a_word_on_an_issue_has_no_row():
    stances = find_positions([demand(1, "offer", ["ETH"], ["ERI"], "talks")]).stances
    assert [(p.actor_id, p.issue) for p in stances] == [("ETH", "talks")]


def claim(number, issuer, sequence, status="made"):
    return demand(number, "demand", [issuer], sequence=sequence, status=status)


@pytest.mark.parametrize(
    ("claims", "rings"),
    [
        pytest.param(
            [claim(1, "RUS/a", "talks>ceasefire", "possible"), claim(2, "UKR", "ceasefire>talks")],
            [(("ceasefire", "talks"), ["d-02", "d-01"], "possible", ("UKR", "RUS"))],
            id="two parties, two issues",
        ),
        pytest.param(
            [
                claim(1, "A", "withdrawal>talks"),
                claim(2, "B", "talks>sanctions", "reported"),
                claim(3, "C", "sanctions>withdrawal"),
            ],
            [
                (
                    ("sanctions", "withdrawal", "talks"),
                    ["d-03", "d-01", "d-02"],
                    "reported",
                    ("C", "A", "B"),
                )
            ],
            id="three parties, three issues",
        ),
        pytest.param(
            [claim(1, "A/x", "talks>ceasefire"), claim(2, "A", "ceasefire>talks")],
            [],
            id="one party against itself is no deadlock",
        ),
        pytest.param(
            [claim(1, "A", "talks>ceasefire"), claim(2, "B", "talks>ceasefire")],
            [],
            id="agreement on the order",
        ),
        pytest.param(
            [
                claim(1, "A", "talks>ceasefire", "possible"),
                claim(2, "A", "talks>ceasefire", "made"),
                claim(3, "B", "ceasefire>talks"),
            ],
            [(("ceasefire", "talks"), ["d-03", "d-02"], "made", ("B", "A"))],
            id="the strongest claim of a party counts",
        ),
        pytest.param(
            [claim(1, "A", "withdrawal>ceasefire>talks"), claim(2, "B", "talks>withdrawal")],
            [
                (
                    ("ceasefire", "talks", "withdrawal"),
                    ["d-01", "d-02", "d-01"],
                    "made",
                    ("A", "B"),
                )
            ],
            id="a chain in one claim",
        ),
    ],
)
def test_deadlocks_are_rings_between_parties(claims, rings):
    found = find_positions(claims).deadlocks
    assert [
        (lock.issues, [o.demand_id for o in lock.orders], lock.status, lock.parties)
        for lock in found
    ] == rings


def test_orders_that_run_against_each_other_make_parties_opposing():
    claims = [
        claim(1, "SDN", "talks>ceasefire"),
        claim(2, "SDN/rapid-support-forces", "talks>ceasefire"),
    ]
    assert find_positions(claims).opposing == ()
    against = [claim(1, "hamas", "ceasefire>prisoners"), claim(2, "ISR", "prisoners>ceasefire")]
    assert find_positions(against).opposing == (("ISR", "hamas"),)


@pytest.mark.parametrize(
    ("acts", "ground"),
    [
        pytest.param(
            [("offer", "A", ()), ("accept", "B", ()), ("accuse", "A", ("B",))],
            [("A", "B")],
            id="opponents meet",
        ),
        pytest.param([("offer", "A", ()), ("offer", "B", ())], [], id="nobody opposes"),
        pytest.param(
            [("offer", "A", ()), ("request", "B", ()), ("reject", "B", ("A",))],
            [],
            id="to ask is not to offer",
        ),
        pytest.param(
            [("offer", "A/x", ()), ("offer", "A", ()), ("threaten", "A", ("B",))],
            [],
            id="one party alone",
        ),
        pytest.param(
            [("offer", "A", ()), ("offer", "C", ()), ("accept", "B", ()), ("reject", "B", ("A",))],
            [("A", "B")],
            id="a bystander is left out",
        ),
    ],
)
def test_common_ground_lies_between_opposing_parties(acts, ground):
    demands = [demand(n, act, [i], a) for n, (act, i, a) in enumerate(acts, start=1)]
    assert [g.parties for g in find_positions(demands).common_ground] == ground
