namespace PrisonOps.Ports.Objects;

/// <summary>Opens sealed credential sets for collectors. Cached; a changed set is seen within seconds.</summary>
public interface ICredentialVault
{
    ValueTask<CredentialSecret?> Open(Guid credentialSetId, CancellationToken cancellationToken);
}
