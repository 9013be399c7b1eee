"""What a job costs, taken and given back: whoever comes first does it, and nobody does it twice."""

from __future__ import annotations

import logging

from service.domain import jobs
from service.domain.job_store import JobStore
from service.domain.jobs import Charge, Job
from service.domain.wallets import Wallet
from service.errors import InsufficientCredits, Unavailable

log = logging.getLogger(__name__)


class Billing:
    """Any thread may call."""

    def __init__(self, wallet: Wallet, store: JobStore, *, required: bool) -> None:
        """required: whether work costs credits here at all."""
        self._wallet = wallet
        self._jobs = store
        self._required = required

    def quote(self, images: int) -> Charge:
        """One credit an image."""
        return Charge(amount=images, state="due") if self._required and images else Charge()

    def take(self, job: Job, now: float) -> Job:
        """Take what is due; the job fails when the wallet refuses.

        Raises InsufficientCredits then, Unavailable when the wallet cannot be asked.
        """
        if job.charge.state != "due" or job.has_ended:
            return job
        try:
            paid = self._wallet.debit(
                job.user_id, job.charge.amount, f"bg-remover:{job.id}", "Background removal"
            )
        except InsufficientCredits:
            self._jobs.change(job, lambda kept: kept if kept.has_ended else jobs.refused(kept, now))
            raise
        # It may have been cancelled in between: then the credits go straight back.
        return self.settle(self._jobs.change(job, lambda kept: jobs.charged(kept, paid.id)))

    def close(self, job: Job) -> Job:
        """Settle a job that has ended, also when nobody knows whether its credits were taken.

        Whoever took them may have died before saying so. Taking them with the same key is harmless: it
        happens now or has happened, and then they go back. Raises Unavailable.
        """
        if job.has_ended and job.charge.state == "due":
            key = f"bg-remover:{job.id}"
            try:
                paid = self._wallet.debit(job.user_id, job.charge.amount, key, "Background removal")
            except InsufficientCredits:
                return self._jobs.change(job, jobs.never_charged)
            job = self._jobs.change(job, lambda kept: jobs.charged(kept, paid.id))
        return self.settle(job)

    def settle(self, job: Job) -> Job:
        """Give back what an ended job did not use. Raises Unavailable; the next call does it then."""
        if not job.owes_refund:
            return job
        back = self._wallet.credit(
            job.user_id, job.charge.refund, f"bg-remover-refund:{job.id}", "Not processed"
        )
        return self._jobs.change(job, lambda kept: jobs.refunded(kept, back.id))

    def try_to_settle(self, job: Job) -> Job:
        """The same for one whose message is still queued: when the wallet is down, the worker does it."""
        try:
            return self.settle(job)
        except Unavailable:
            log.warning("a refund waits for the wallet", extra={"jobId": job.id})
            return job
