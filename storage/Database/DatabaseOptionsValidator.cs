using Microsoft.Extensions.Options;

namespace PrisonOps.Storage.Database;

/// <summary>Rules over several options; every error is told, not only the first.</summary>
internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        List<string> errors = [];
        if (!Path.IsPathFullyQualified(options.DataFolder))
            errors.Add($"Database:DataFolder is '{options.DataFolder}'; allowed is an absolute path.");
        if (options.Mode == DatabaseMode.External && string.IsNullOrWhiteSpace(options.ConnectionString))
            errors.Add("Database:Mode is External, but Database:ConnectionString is empty.");
        if (options.Mode == DatabaseMode.Private && !string.IsNullOrEmpty(options.ConnectionString))
            errors.Add("Database:ConnectionString is given, but Database:Mode is Private; set Mode to External or remove the connection string.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
