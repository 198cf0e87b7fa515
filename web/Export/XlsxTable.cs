using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;

namespace PrisonOps.Web.Export;

/// <summary>Writes pages of rows as a workbook of one sheet (ECMA-376), row by row: text as text, so that nothing in it runs, and numbers as numbers.</summary>
internal sealed class XlsxTable<TRow>(IReadOnlyList<CsvColumn<TRow>> columns, bool inChinese)
{
    private const int PageSize = 500;
    private const int FileBufferBytes = 65_536;
    private const int TextLengthMax = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public PushStreamHttpResult Result(
        string name, DateTimeOffset now, Func<string?, int, CancellationToken, Task<Page<TRow>>> read, CancellationToken cancellationToken) =>
        TypedResults.Stream(
            async stream =>
            {
                // A zip archive writes its directory in one go and without waiting, which a response does not allow: it is made in a file first.
                await using FileStream made = new(
                    Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileBufferBytes,
                    FileOptions.Asynchronous | FileOptions.DeleteOnClose);
                await Write(made, read, cancellationToken);
                made.Position = 0;
                await made.CopyToAsync(stream, cancellationToken);
            },
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            string.Create(CultureInfo.InvariantCulture, $"{name}-{now:yyyyMMdd-HHmmss}.xlsx"));

    internal async Task Write(Stream stream, Func<string?, int, CancellationToken, Task<Page<TRow>>> read, CancellationToken cancellationToken)
    {
        await using ZipArchive workbook = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await Part(workbook, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """, cancellationToken);
        await Part(workbook, "_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """, cancellationToken);
        await Part(workbook, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="PrisonOps" sheetId="1" r:id="r1"/></sheets></workbook>
            """, cancellationToken);
        await Part(workbook, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """, cancellationToken);
        await Sheet(workbook, read, cancellationToken);
    }

    private async Task Sheet(ZipArchive workbook, Func<string?, int, CancellationToken, Task<Page<TRow>>> read, CancellationToken cancellationToken)
    {
        await using Stream part = await workbook.CreateEntry("xl/worksheets/sheet1.xml").OpenAsync(cancellationToken);
        await using XmlWriter sheet = XmlWriter.Create(part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) });
        await sheet.WriteStartElementAsync(null, "worksheet", Main);
        await sheet.WriteStartElementAsync(null, "sheetData", null);
        await Row(sheet, columns.Select(column => ((string?)(inChinese ? column.NameZh : column.NameEn), false)));

        string? after = null;
        int rows = 0;
        do
        {
            Page<TRow> page = await read(after, PageSize, cancellationToken);
            foreach (TRow row in page.Rows) await Row(sheet, columns.Select(column => (column.Value(row), column.IsNumber)));
            (after, rows) = (page.Next, rows + page.Rows.Length);
            await sheet.FlushAsync();
        }
        while (after is not null && rows < CsvTable<TRow>.RowsMax);

        if (after is not null) await Row(sheet, [(inChinese ? $"仅前 {rows} 行" : $"first {rows} rows only", false)]);
        await sheet.WriteEndElementAsync();
        await sheet.WriteEndElementAsync();
    }

    private static async Task Row(XmlWriter sheet, IEnumerable<(string? Text, bool IsNumber)> cells)
    {
        await sheet.WriteStartElementAsync(null, "row", null);
        foreach ((string? text, bool isNumber) in cells)
        {
            await sheet.WriteStartElementAsync(null, "c", null);
            if (isNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
            {
                await sheet.WriteElementStringAsync(null, "v", null, text);
            }
            else if (!string.IsNullOrEmpty(text))
            {
                await sheet.WriteAttributeStringAsync(null, "t", null, "inlineStr");
                await sheet.WriteStartElementAsync(null, "is", null);
                await sheet.WriteElementStringAsync(null, "t", null, Readable(text));
                await sheet.WriteEndElementAsync();
            }

            await sheet.WriteEndElementAsync();
        }

        await sheet.WriteEndElementAsync();
    }

    /// <summary>Characters that XML does not have would make the whole workbook unreadable.</summary>
    private static string Readable(string text)
    {
        string cut = text.Length > TextLengthMax ? text[..TextLengthMax] : text;
        return cut.All(XmlConvert.IsXmlChar) ? cut : string.Concat(cut.Select(character => XmlConvert.IsXmlChar(character) ? character : ' '));
    }

    private static async Task Part(ZipArchive workbook, string name, string xml, CancellationToken cancellationToken)
    {
        await using Stream part = await workbook.CreateEntry(name).OpenAsync(cancellationToken);
        await part.WriteAsync(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + "\n" + xml), cancellationToken);
    }
}
