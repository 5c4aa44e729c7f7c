from enum import StrEnum


class CampaignResultOutState(StrEnum):
    DONE = "done"
    DRAFT = "draft"
    PAUSED = "paused"
    RUNNING = "running"
    SCHEDULED = "scheduled"
    STOPPED = "stopped"

    def __str__(self) -> str:
        return str(self.value)
