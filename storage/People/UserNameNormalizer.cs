using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;

namespace PrisonOps.Storage.People;

/// <summary>
/// User names may be Chinese, typed with full-width letters and digits: those become ordinary ones, then case is dropped. The whole of NFKC
/// is the database's work (account_key), because .NET without ICU data does not normalise; this is what can be known before asking it.
/// </summary>
internal sealed class UserNameNormalizer : ILookupNormalizer
{
    private const char FullWidthFirst = '！';
    private const char FullWidthLast = '～';
    private const int FullWidthOffset = FullWidthFirst - '!';

    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) =>
        name is null ? null : string.Concat(name.Select(c => c is >= FullWidthFirst and <= FullWidthLast ? (char)(c - FullWidthOffset) : c)).ToUpperInvariant();

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
