"""A small Excel workbook, made by hand: its cells as Excel itself stores text, numbers and dates."""

import io
import zipfile
from datetime import datetime

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = (
    f'<styleSheet xmlns="{SHEET}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)


def workbook(rows: list[list[object]]) -> bytes:
    """The bytes of an .xlsx with one sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations(f"{OFFICE}/officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            relations(f"{OFFICE}/worksheet", "worksheets/sheet1.xml", styles=True),
        )
        archive.writestr("xl/styles.xml", STYLES)
        body = "".join(f'<row r="{n}">{cells(n, row)}</row>' for n, row in enumerate(rows, 1))
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{SHEET}"><sheetData>{body}</sheetData></worksheet>',
        )
    return out.getvalue()


def relations(kind: str, target: str, *, styles: bool = False) -> str:
    more = f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>' if styles else ""
    return (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{kind}" Target="{target}"/>{more}'
        "</Relationships>"
    )


def cells(row: int, values: list[object]) -> str:
    return "".join(cell(f"{chr(65 + place)}{row}", value) for place, value in enumerate(values))


def cell(place: str, value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            days = (value - datetime(1899, 12, 30)).total_seconds() / 86_400
            return f'<c r="{place}" s="1"><v>{days}</v></c>'
        case int() | float():
            return f'<c r="{place}"><v>{value}</v></c>'
        case _:
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
