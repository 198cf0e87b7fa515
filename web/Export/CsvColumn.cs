namespace PrisonOps.Web.Export;

internal sealed record CsvColumn<TRow>(string NameZh, string NameEn, Func<TRow, string?> Value);
