"""Stage 4: Plan to Artifacts. Templates run once per cohort; partners are stamped into the stencil."""
