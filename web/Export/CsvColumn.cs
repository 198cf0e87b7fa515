namespace PrisonOps.Web.Export;

/// <param name="IsNumber">In a workbook a cell that can be summed; a code of digits is none.</param>
internal sealed record CsvColumn<TRow>(string NameZh, string NameEn, Func<TRow, string?> Value, bool IsNumber = false);
