"""What the views of one run share."""

from __future__ import annotations

from generator.links.addresses import Site
from generator.model.declared import dataclass
from generator.model.project import Project
from generator.render.house import House
from generator.render.issue import Links
from generator.render.run import PartnerView, Run
from generator.render.studio import Studio
from generator.render.views.copy import CopyView, copy_values
from generator.render.views.partner import partner_urls


@dataclass(frozen=True, slots=True)
class Desk:
    """The run, the locale's studio, and what writes copy and links for them. `partner` is none on a neutral page.

    `site` writes whole addresses, `here` those that this page uses to link to its neighbours.
    """

    house: House
    studio: Studio
    run: Run
    site: Site
    here: Site
    project: Project
    partner: PartnerView | None
    links: Links
    copy: CopyView


def lay_desk(house: House, studio: Studio, run: Run) -> Desk:
    """Everything ready for one run."""
    here = house.site.seen_from(run.cohort.path())
    urls = partner_urls(house.project, here, run.cohort.locale)
    partner = PartnerView(run, studio, urls) if run.partner else None
    copy = CopyView(studio, copy_values(studio, run, partner))
    return Desk(house, studio, run, house.site, here, house.project, partner, Links(run, house.site), copy)
