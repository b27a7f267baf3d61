"""Write the sample deliveries, and on request the answer key."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from tools.sample_county.county import County, make_county
from tools.sample_county.delivery import Delivery
from tools.sample_county.forms_lists import list_deliveries
from tools.sample_county.forms_output import output_deliveries
from tools.sample_county.forms_projects import project_deliveries
from tools.sample_county.forms_register import register_deliveries
from tools.sample_county.forms_task_lists import task_list_deliveries


def deliveries(county: County) -> Iterator[Delivery]:
    """Every delivery of the sample county."""
    yield from register_deliveries(county)
    yield from output_deliveries(county)
    yield from project_deliveries(county)
    yield from list_deliveries(county)
    yield from task_list_deliveries()


def write_deliveries(out: Path, county: County) -> None:
    """Replace the dated folders below ``out``; everything else there stays."""
    for folder in out.glob("20??-??-??"):
        shutil.rmtree(folder)
    for delivery in deliveries(county):
        path = out / delivery.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(delivery.content)


def main() -> None:
    """Command line: ``python -m tools.sample_county --out data [--answers tests/answers]``."""
    parser = argparse.ArgumentParser(description="Write the synthetic sample county.")
    parser.add_argument("--out", type=Path, required=True, help="the data folder")
    parser.add_argument("--answers", type=Path, help="the folder of the answer key")
    options = parser.parse_args()
    county = make_county()
    write_deliveries(options.out, county)
    if options.answers is not None:
        from tools.sample_county.answers import write_answers

        write_answers(options.answers, county)


if __name__ == "__main__":
    main()
