using PrisonOps.Ports;

namespace PrisonOps.Web.Hosting;

internal static class PageWire
{
    public static Wire.Page<TWire> ToWire<TRow, TWire>(this Page<TRow> page, Func<TRow, TWire> row) =>
        new([.. page.Rows.Select(row)], page.Next, page.Total, page.TotalIsExact);
}
