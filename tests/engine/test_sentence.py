import pytest
from django.utils import translation

from regulars.engine.play import play_from
from regulars.engine.sentence import sentence, text

REMINDER = {
    "name": "reminder",
    "says": "Remind.",
    "because": "They forget.",
    "when": {"due": "next_need", "before": "3 days"},
    "for": "consented('email') and orders >= 1",
    "keyed_by": "product",
    "steps": [
        {"send": {"template": "replenishment"}},
        {"wait": {"for": "order.placed", "up_to": "7 days"}},
        {"unless": {"event": "order.placed"}, "send": {"template": "replenishment_last_call"}},
    ],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "10%",
}


def said(**parts):
    return text(play_from({**REMINDER, **parts}), currency="EUR")


def test_a_play_is_one_sentence():
    assert said() == (
        "When what they bought is about to run out, 3 days before, for people who allow e-mail and have "
        "ordered at least once, send ‘Running low?’, wait 7 days for an order, and if there is none send "
        "‘One last word about it’. Until they order, within 14 days. Compared with a control group of 10% "
        "who get no message. Never more often than the product’s own rhythm."
    )


def test_its_editable_words_know_what_they_say():
    words = sentence(play_from(REMINDER), currency="EUR")
    assert [word.edits for word in words if word.edits] == [
        "when", "for", "steps.0", "steps.1", "steps.2", "goal", "holdout", "cadence",
    ]  # fmt: skip
    assert "".join(word.text for word in words) == said()


def test_consent_is_said_even_where_the_audience_does_not_ask_for_it():
    assert "for people who allow e-mail and have ordered once," in said(**{"for": "orders = 1"})
    assert "for people who have ordered once," in said(**{"for": "orders = 1"}, purpose="service")


def test_what_keeps_a_step_from_happening_is_said():
    steps = [
        {"wait": "1 hour"},
        {"unless": {"event": "order.cancelled"}, "send": {"template": "replenishment"}},
    ]
    assert "wait 1 hour, and, unless they cancel an order, send ‘Running low?’." in said(steps=steps)


def test_how_often_is_said():
    assert said(cadence="once").endswith("Once for each product.")
    assert said(cadence="30 days").endswith("Never again within 30 days.")


def test_a_play_without_a_control_group_says_so():
    assert "Compared with nobody: everybody gets it." in said(holdout="0%")


def test_what_others_add_is_called_by_its_name():
    steps = [{"send": {"template": "new_arrivals"}}]
    assert "When ‘parcel.lost’ happens," in said(when={"event": "parcel.lost"}, steps=steps)
    assert "send ‘new arrivals’" in said(steps=steps)


IN_OTHER_LANGUAGES = {
    "lv": (
        "Kad tas, ko viņi nopirka, drīz beigsies (3 dienas iepriekš), cilvēkiem, kuri ir piekrituši "
        "saņemt ziņas pa e-pastu un ir pasūtījuši vismaz reizi: nosūta “Vai iet uz beigām?”, gaida "
        "pasūtījumu 7 dienas, un, ja nesagaida, nosūta “Pēdējais vārds par to”. Mērķis: viņi pasūta "
        "14 dienu laikā. Salīdzinājumam: kontroles grupa (10%), kas neko nesaņem. Ne biežāk, kā to "
        "prasa preces pašas ritms."
    ),
    "bg": (
        "Когато купеното от тях е на път да свърши, 3 дни преди това, за хора, които приемат имейли "
        "и са поръчвали поне веднъж: изпрати „Свършва ли?“, изчакай 7 дни за поръчка, и ако няма, "
        "изпрати „Една последна дума за него“. Докато не поръчат, но най-много 14 дни. В сравнение "
        "с контролна група от 10%, която не получава съобщение. Никога по-често от собствения ритъм "
        "на продукта."
    ),
    "ru": (
        "Когда купленное вот-вот закончится, за 3 дня до этого, для тех, кто разрешил писать по эл. "
        "почте и кто сделал хотя бы один заказ: отправить «Заканчивается?», ждать 7 дней, не "
        "появится ли заказ, и если нет, отправить «И последнее об этом». Цель: человек делает заказ "
        "не позднее чем через 14 дней. Для сравнения: контрольная группа (10%), которая ничего не "
        "получает. Не чаще, чем того требует ритм самого товара."
    ),
}


@pytest.mark.parametrize(("language", "whole"), IN_OTHER_LANGUAGES.items())
def test_it_is_a_sentence_in_every_language(language, whole):
    with translation.override(language):
        assert said() == whole


def test_how_long_has_the_case_that_its_place_asks_for():
    steps = [{"wait": "21 days"}, {"wait": "1 hour"}, {"send": {"template": "replenishment"}}]
    with translation.override("lv"):
        told = said(steps=steps, goal={"event": "order.placed", "within": "21 days"})
    assert "gaida 21 dienu, gaida 1 stundu," in told  # for so long: accusative
    assert "viņi pasūta 21 dienas laikā" in told  # in the course of: genitive
