using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;

namespace PrisonOps.Web.Export;

/// <summary>Writes pages of rows as CSV that a spreadsheet opens right: UTF-8 with a byte order mark, RFC 4180 quotes, no live formulas.</summary>
internal sealed class CsvTable<TRow>(IReadOnlyList<CsvColumn<TRow>> columns, bool inChinese)
{
    /// <summary>An export ends here and says so in its last line.</summary>
    public const int RowsMax = 100_000;

    private const int PageSize = 500;

    public PushStreamHttpResult Result(
        string name, DateTimeOffset now, Func<string?, int, CancellationToken, Task<Page<TRow>>> read, CancellationToken cancellationToken) =>
        TypedResults.Stream(
            stream => Write(stream, read, cancellationToken),
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"{name}-{now:yyyyMMdd-HHmmss}.csv"));

    private async Task Write(
        Stream stream, Func<string?, int, CancellationToken, Task<Page<TRow>>> read, CancellationToken cancellationToken)
    {
        await using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16_384, leaveOpen: true);
        await writer.WriteAsync(Line(columns.Select(column => inChinese ? column.NameZh : column.NameEn)));
        string? after = null;
        int rows = 0;
        do
        {
            Page<TRow> page = await read(after, PageSize, cancellationToken);
            foreach (TRow row in page.Rows) await writer.WriteAsync(Line(columns.Select(column => column.Value(row))));
            (after, rows) = (page.Next, rows + page.Rows.Length);
            await writer.FlushAsync(cancellationToken);
        }
        while (after is not null && rows < RowsMax);

        if (after is not null) await writer.WriteAsync(Line([inChinese ? $"仅前 {RowsMax} 行" : $"first {RowsMax} rows only"]));
    }

    private static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(CsvText.Field)) + "\r\n";
}
