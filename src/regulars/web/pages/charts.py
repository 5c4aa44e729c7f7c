"""What draws the charts?"""

import gzip

from django.http import Http404, HttpRequest, HttpResponse

from regulars.web import bundle as vega
from regulars.web.access import public

FOR_GOOD = "public, max-age=31536000, immutable"


@public
def bundle(request: HttpRequest, version: str) -> HttpResponse:
    """The script with Vega in it; its address changes with its version, so browsers keep it for good."""
    if version != vega.version():
        raise Http404
    script, headers = vega.script(), {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        script = gzip.decompress(script)
    return HttpResponse(script, content_type="text/javascript", headers=headers)
