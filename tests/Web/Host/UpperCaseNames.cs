using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;

namespace PrisonOps.Tests.Web.Host;

internal sealed class UpperCaseNames : ILookupNormalizer
{
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();
}
