"""How does a dataclass become a form?

Each field's type chooses the control, `ask(...)` gives it words. `form_for(Kind)` makes the form's class,
`initial(value)` fills it, `form.value()` is the dataclass again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_type_hints

from django import forms
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.http import HttpRequest

from regulars.web.pieces import Words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
PER_CENT = "%"
Choices = Iterable[tuple[str, Words]] | Callable[[], Iterable[tuple[str, Words]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The words and limits of one field.

    kind: email, url, colour (#rrggbb), password, text (several lines), percent (basis points, shown in per
    cent), radio.
    suffix: the unit behind the control. choices: what can be chosen, in place of free text.
    """

    label: Words
    help: Words = ""
    kind: str = ""
    choices: Choices | None = None
    least: int | None = None
    most: int | None = None
    suffix: Words = ""
    placeholder: Words = ""
    autocomplete: str = ""


def ask(label: Words, *, default: object = MISSING, **more: Any) -> Any:  # noqa: ANN401 as dataclasses.field does
    """A dataclass field that a form can ask for; `more` are the members of `Ask`."""
    return field(default=default, metadata={"ask": Ask(label=label, **more)})


class DataForm(forms.Form, Generic[T]):
    """A form made of a dataclass."""

    kind: type[T]

    def value(self) -> T:
        """What was filled in; only after is_valid()."""
        return self.kind(**self.cleaned_data)


def form_for(kind: type[T]) -> type[DataForm[T]]:
    """The form class of a dataclass whose fields are declared with `ask`."""
    hints = get_type_hints(kind)
    controls = {
        each.name: control(
            each.metadata["ask"], hint=hints[each.name], has_default=each.default is not MISSING
        )
        for each in fields(kind)
        if "ask" in each.metadata
    }
    return type(f"{kind.__name__}Form", (DataForm,), {**controls, "kind": kind, "__module__": __name__})


def initial(value: "DataclassInstance") -> dict[str, Any]:
    """A dataclass's values as a form takes them."""
    return asdict(value)


def filled(kind: type[T], request: HttpRequest, *, start: T | None = None) -> DataForm[T]:
    """The form of a request: bound when something was posted, else as `start` says."""
    data: Mapping[str, Any] | None = request.POST if request.method == "POST" else None
    return form_for(kind)(data, initial=initial(start) if start is not None else None)


def control(asked: Ask, *, hint: object, has_default: bool) -> forms.Field:
    """The control for one field."""
    kinds = [each for each in (get_args(hint) or (hint,)) if each is not type(None)]
    optional = type(None) in get_args(hint)
    made = (
        choice(asked, kinds[0]) if asked.choices or issubclass(kinds[0], StrEnum) else plain(asked, kinds[0])
    )
    made.label, made.help_text = asked.label, asked.help  # type: ignore[assignment]
    made.required = kinds[0] is not bool and not optional and not (kinds[0] is str and has_default)
    if optional:
        made.empty_value = None  # type: ignore[attr-defined]
    made.suffix = asked.suffix or (PER_CENT if asked.kind == "percent" else "")  # type: ignore[attr-defined]
    for name in ("placeholder", "autocomplete"):
        if words := getattr(asked, name):
            made.widget.attrs[name] = words
    return made


def choice(asked: Ask, kind: type) -> forms.Field:
    """A list to choose from; radio buttons where asked."""
    widget = forms.RadioSelect if asked.kind == "radio" else forms.Select
    offered = asked.choices if asked.choices is not None else [(each.value, each.value) for each in kind]  # type: ignore[attr-defined]
    return forms.TypedChoiceField(choices=offered, coerce=kind, widget=widget)  # type: ignore[arg-type]


def plain(asked: Ask, kind: type) -> forms.Field:
    """A control for a bare value."""
    limits: list[BaseValidator] = [MinValueValidator(asked.least)] if asked.least is not None else []
    limits += [MaxValueValidator(asked.most)] if asked.most is not None else []
    if asked.kind == "percent":
        return BasisPoints(validators=limits)
    if asked.kind in WORDS:
        return WORDS[asked.kind]()
    return CONTROLS[kind](validators=limits)


class BasisPoints(forms.DecimalField):
    """Basis points, written and read in per cent: 1250 is 12.5."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_digits=5, decimal_places=2, min_value=0, max_value=100, **more)
        self.widget.attrs["step"] = "any"

    def prepare_value(self, value: object) -> object:
        return Decimal(value) / 100 if isinstance(value, int) else value

    def clean(self, value: object) -> int | None:
        share = super().clean(value)
        return None if share is None else int(share * 100)


def password_field(**more: Any) -> forms.CharField:
    return forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False, **more
    )


def several_lines(**more: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), **more)


def colour_field(**more: Any) -> forms.CharField:
    return forms.RegexField("^#[0-9a-fA-F]{6}$", widget=forms.TextInput(attrs={"type": "color"}), **more)


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


WORDS: dict[str, Callable[..., forms.Field]] = {
    "email": forms.EmailField,
    "url": partial(forms.URLField, assume_scheme="https"),
    "colour": colour_field,
    "password": password_field,
    "text": several_lines,
}
CONTROLS: dict[type, Callable[..., forms.Field]] = {
    str: forms.CharField,
    int: forms.IntegerField,
    bool: forms.BooleanField,
    Decimal: forms.DecimalField,
    date: day_field,
}
