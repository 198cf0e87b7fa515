using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using PrisonOps.Web.Access;

namespace PrisonOps.Web.Sessions;

/// <summary>Seals and reads machine tokens.</summary>
internal sealed class MachineTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("prisonops.machine-token.v1");

    public string Seal(Member member, DateTimeOffset endsAt) =>
        protector.Protect(JsonSerializer.Serialize(
            new MachineTicket(member.AccountId, member.SecurityStamp, $"machine-{Guid.CreateVersion7(time.GetUtcNow())}", endsAt)));

    /// <summary>Null when it is not ours or has ended.</summary>
    public MachineTicket? Read(string text)
    {
        try
        {
            MachineTicket? ticket = JsonSerializer.Deserialize<MachineTicket>(protector.Unprotect(text));
            return ticket is not null && ticket.EndsAt > time.GetUtcNow() ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
