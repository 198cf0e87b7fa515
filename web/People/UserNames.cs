using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace PrisonOps.Web.People;

/// <summary>
/// User names may be Chinese. They are compared without case and without the full-width forms that Chinese input methods give for Latin
/// letters and digits (the part of Unicode NFKC that occurs in names; the product runs without ICU, where Normalize does nothing).
/// </summary>
internal sealed class UserNames : ILookupNormalizer
{
    public const int LengthMax = 64;
    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';
    private const int FullWidthOffset = '\uFF01' - '!';
    private const char IdeographicSpace = '\u3000';

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) =>
        name is null ? null : string.Create(name.Length, name, static (folded, given) =>
        {
            for (int i = 0; i < folded.Length; i++) folded[i] = char.ToUpperInvariant(Narrow(given[i]));
        }).Trim();

    public string? NormalizeEmail(string? email) => NormalizeName(email);

    /// <summary>Why a name is refused; null when it is fine.</summary>
    public static string? Refusal(string name)
    {
        if (name.Length is 0 or > LengthMax) return $"'{name}' has {name.Length} characters; allowed are 1 to {LengthMax}.";
        if (name != name.Trim()) return $"'{name}' begins or ends with a space.";

        foreach (Rune rune in name.EnumerateRunes())
        {
            bool allowed = Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or '@' or ' ' or '·'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!allowed) return $"'{name}' contains '{rune}'; allowed are letters (Chinese too), digits, space and . - _ @ ·";
        }

        return null;
    }

    private static char Narrow(char given) => given switch
    {
        >= FullWidthFirst and <= FullWidthLast => (char)(given - FullWidthOffset),
        IdeographicSpace => ' ',
        _ => given,
    };
}
