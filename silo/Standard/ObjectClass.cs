namespace PrisonOps.Silo.Standard;

/// <summary>One class of the taxonomy. Its system is the first segment of its code; its parent is the code without the last segment.</summary>
internal sealed record ObjectClass(string Code, string NameZh, string NameEn)
{
    public string System => Code.Split('.')[0];

    public string? Parent => Code.LastIndexOf('.') is int dot and > 0 ? Code[..dot] : null;
}
