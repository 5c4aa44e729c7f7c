from regulars.storefront.forms import queries
from regulars.storefront.forms.pages.one import snippet


def test_words_of_a_form_can_not_break_out_of_its_snippet(form_of):
    row = form_of()
    content = queries.content(row.pk, 1)
    content.texts["en"] = type(content.texts["en"])(
        title='"><script>x</script>', lead="", button="", thanks="", gift="", consents={}
    )
    assert '"><script>x' not in snippet(row, content)
    assert snippet(row, content).count(f"http://localhost:8000/f/{row.handle}/") == 1
