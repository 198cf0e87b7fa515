namespace Orleans.Core;

/// <summary>A stored record as its grain sees it.</summary>
public interface IStorage
{
    string? Etag { get; }

    bool RecordExists { get; }

    Task ClearStateAsync();

    Task ClearStateAsync(CancellationToken cancellationToken);

    Task WriteStateAsync();

    Task WriteStateAsync(CancellationToken cancellationToken);

    Task ReadStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken);
}
