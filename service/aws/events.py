"""Records of ended jobs on EventBridge."""

from __future__ import annotations

import json
import logging
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from service.domain.events import SOURCE, TYPE, Event

log = logging.getLogger(__name__)


class EventBridgeSink:
    """Any thread may call."""

    def __init__(self, client: Any, bus: str = "default") -> None:
        self._client = client
        self._bus = bus

    def emit(self, event: Event) -> None:
        entry = {
            "Source": SOURCE,
            "DetailType": TYPE,
            "Detail": json.dumps(event),
            "EventBusName": self._bus,
        }
        try:
            answer = self._client.put_events(Entries=[entry])
        except (ClientError, BotoCoreError) as error:
            log.warning("an event was not taken: %s", type(error).__name__, extra={"jobId": event["job_id"]})
            return
        if answer["FailedEntryCount"]:
            log.warning("an event was not taken", extra={"jobId": event["job_id"]})
