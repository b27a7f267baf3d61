"""The firms whose yearly output is set by hand, because a verdict hangs on them (in 千元).

2022 holds one firm at exactly 10亿元, one just under it (9.996) and one just over (10.004), one at exactly 1亿元 and
two just under, and a cluster at 49.83亿元.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.sample_county.facts import BUILDING, CHEMICALS, ELECTRONICS, FOOD, OTHER

CLUSTER_POLYMER = "样例高分子材料集群"
CLUSTER_BOARD = "样例板材家居集群"
CLUSTER_FOOD = "样例食品加工集群"
CLUSTER_KNIT = "样例针织集群"


@dataclass(frozen=True)
class Anchor:
    """One large or middling firm: output in 2022, its earlier years in per mille of that, the cluster it is in."""

    industry: str
    output_2022: int
    earlier: tuple[int, int, int]  # 2019, 2020, 2021, in per mille of 2022
    cluster: str = ""


LARGE = (
    Anchor(CHEMICALS, 3_105_000, (744, 779, 899), CLUSTER_POLYMER),
    Anchor(CHEMICALS, 1_000_400, (752, 801, 914)),
    Anchor(CHEMICALS, 873_000, (641, 685, 905), CLUSTER_POLYMER),
    Anchor(FOOD, 1_352_000, (873, 851, 954), CLUSTER_FOOD),
    Anchor(FOOD, 1_074_000, (843, 829, 942), CLUSTER_FOOD),
    Anchor(FOOD, 999_600, (860, 850, 951)),
    Anchor(BUILDING, 1_000_000, (780, 801, 921)),
    Anchor(BUILDING, 806_000, (794, 813, 928), CLUSTER_BOARD),
    Anchor(OTHER, 1_215_000, (831, 840, 930)),
    Anchor(OTHER, 1_060_000, (821, 830, 929)),
)

MIDDLE = (
    Anchor(CHEMICALS, 285_000, (760, 790, 905), CLUSTER_POLYMER),
    Anchor(CHEMICALS, 236_000, (742, 781, 897), CLUSTER_POLYMER),
    Anchor(CHEMICALS, 182_400, (701, 744, 898), CLUSTER_POLYMER),
    Anchor(CHEMICALS, 301_600, (770, 803, 912), CLUSTER_POLYMER),
    Anchor(CHEMICALS, 128_000, (722, 760, 890)),
    Anchor(CHEMICALS, 100_000, (731, 772, 888)),
    Anchor(FOOD, 264_000, (882, 861, 949), CLUSTER_FOOD),
    Anchor(FOOD, 212_000, (851, 842, 943), CLUSTER_FOOD),
    Anchor(FOOD, 141_000, (869, 858, 951), CLUSTER_FOOD),
    Anchor(FOOD, 118_500, (840, 833, 938)),
    Anchor(BUILDING, 322_000, (801, 822, 931), CLUSTER_BOARD),
    Anchor(BUILDING, 256_000, (789, 808, 922), CLUSTER_BOARD),
    Anchor(BUILDING, 171_000, (772, 790, 911), CLUSTER_BOARD),
    Anchor(BUILDING, 133_000, (760, 781, 902), CLUSTER_BOARD),
    Anchor(BUILDING, 99_600, (751, 770, 894)),
    Anchor(ELECTRONICS, 168_000, (690, 771, 886)),
    Anchor(ELECTRONICS, 99_970, (702, 780, 891)),
    Anchor(OTHER, 288_000, (812, 818, 917), CLUSTER_KNIT),
    Anchor(OTHER, 243_000, (803, 815, 915), CLUSTER_KNIT),
    Anchor(OTHER, 196_000, (790, 801, 908), CLUSTER_KNIT),
    Anchor(OTHER, 152_000, (781, 792, 901), CLUSTER_KNIT),
    Anchor(OTHER, 131_000, (770, 786, 896), CLUSTER_KNIT),
    Anchor(OTHER, 117_000, (762, 780, 890)),
    Anchor(OTHER, 104_000, (760, 775, 885)),
)

# Small firms, by industry: on the register at the start, and entering later.
SMALL_AT_START = {"绿色化工": 10, "食品加工": 12, "建材家居": 22, "电子信息": 5, "医药": 3, "其他": 40, "": 2}
SMALL_ENTERING = {"绿色化工": 12, "食品加工": 12, "建材家居": 22, "电子信息": 6, "医药": 2, "其他": 44, "": 1}
