namespace PrisonOps.Web.Wire;

/// <summary>Why a field is refused: a stable code and the values in its words. The words in English are in "errors" beside it.</summary>
public sealed record Refusal(string Code, IReadOnlyDictionary<string, string> Values);
