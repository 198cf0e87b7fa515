using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Databases;

/// <summary>One poll of one database.</summary>
internal sealed class DatabaseDevicePoll(IDatabaseReader reader, ICredentialVault vault, TimeProvider time) : IProtocolPoll
{
    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        ObjectConfiguration device = request.Target;
        (DatabaseSettings? settings, string fault) = ProtocolSettings.Of<DatabaseSettings>(device);
        if (settings is null) return NotAsked(fault);
        if (settings.Backup is { IsPlain: false }) return NotAsked($"the backup table of {device.Code} must be a name, perhaps with its schema, and the column a name");
        if (device.CredentialSetId is not { } set) return NotAsked($"{device.Code} has no credential set; a database needs one of kind 'user-password'");
        if (await vault.Open(set, deadline) is not { } secret) return NotAsked($"the credential set of {device.Code} cannot be opened");
        if (secret is not { Kind: "user-password", UserName: { Length: > 0 } user })
            return NotAsked($"the credential set is of kind '{secret.Kind}' or empty; a database takes 'user-password'");

        DatabaseAnswer answer = await reader.Read(new(device.Id, device.Address, device.Port, user, secret.Password ?? "", settings), deadline);
        return new(answer.Outcome, time.GetUtcNow(), answer.RoundTrip, answer.Uptime, answer.Identity, [], answer.Quantities, answer.Detail);
    }

    private DevicePollResult NotAsked(string detail) => DevicePollResult.Failed(DevicePollOutcome.NotAsked, time.GetUtcNow(), detail);
}
