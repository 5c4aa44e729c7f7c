from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.consent_channel import ConsentChannel
from ..models.consent_purpose import ConsentPurpose
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.consent_evidence import ConsentEvidence


T = TypeVar("T", bound="Consent")


@_attrs_define
class Consent:
    """how: where it was said (form, checkout, ...). wording: what was shown. evidence: further proof.

    Attributes:
        channel (ConsentChannel):
        how (str):
        purpose (ConsentPurpose | Unset):  Default: ConsentPurpose.OFFERS.
        wording (str | Unset):  Default: ''.
        evidence (ConsentEvidence | Unset):
    """

    channel: ConsentChannel
    how: str
    purpose: ConsentPurpose | Unset = ConsentPurpose.OFFERS
    wording: str | Unset = ""
    evidence: ConsentEvidence | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:

        channel = self.channel.value

        how = self.how

        purpose: str | Unset = UNSET
        if not isinstance(self.purpose, Unset):
            purpose = self.purpose.value

        wording = self.wording

        evidence: dict[str, Any] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "channel": channel,
                "how": how,
            }
        )
        if purpose is not UNSET:
            field_dict["purpose"] = purpose
        if wording is not UNSET:
            field_dict["wording"] = wording
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_evidence import ConsentEvidence  # noqa: PLC0415

        d = dict(src_dict)
        channel = ConsentChannel(d.pop("channel"))

        how = d.pop("how")

        _purpose = d.pop("purpose", UNSET)
        purpose: ConsentPurpose | Unset
        if isinstance(_purpose, Unset):
            purpose = UNSET
        else:
            purpose = ConsentPurpose(_purpose)

        wording = d.pop("wording", UNSET)

        _evidence = d.pop("evidence", UNSET)
        evidence: ConsentEvidence | Unset
        if isinstance(_evidence, Unset):
            evidence = UNSET
        else:
            evidence = ConsentEvidence.from_dict(_evidence)

        consent = cls(
            channel=channel,
            how=how,
            purpose=purpose,
            wording=wording,
            evidence=evidence,
        )

        return consent
