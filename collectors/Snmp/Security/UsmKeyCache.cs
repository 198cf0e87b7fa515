using System.Collections.Concurrent;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>
/// Keeps what is dear to compute: a key by password, however many devices share it, and the keys of each user at each engine.
/// Both caches are emptied when full; a key is only computed again.
/// </summary>
internal sealed class UsmKeyCache
{
    private const int PasswordsMax = 10_000;
    private const int EnginesMax = 100_000;

    private readonly ConcurrentDictionary<(SnmpAuthentication Protocol, string Password), byte[]> byPassword = new();
    private readonly ConcurrentDictionary<(SnmpUser User, string EngineId), UsmKeys> byEngine = new();

    public UsmKeys For(SnmpUser user, byte[] engineId)
    {
        if (user.Authentication == SnmpAuthentication.None) return UsmKeys.None;

        (SnmpUser, string) key = (user, Convert.ToHexString(engineId));
        if (byEngine.TryGetValue(key, out UsmKeys? known)) return known;

        SnmpAuthentication protocol = user.Authentication;
        byte[] privacy = user.Privacy == SnmpPrivacy.None
            ? []
            : UsmKeys.ForPrivacy(protocol, user.Privacy, Localized(user.PrivacyPassword), engineId);
        if (byEngine.Count >= EnginesMax) byEngine.Clear();
        return byEngine[key] = new(Localized(user.AuthenticationPassword), privacy);

        byte[] Localized(string password) => UsmKeys.Localize(protocol, FromPassword(protocol, password), engineId);
    }

    private byte[] FromPassword(SnmpAuthentication protocol, string password)
    {
        if (byPassword.Count >= PasswordsMax) byPassword.Clear();
        return byPassword.GetOrAdd((protocol, password), static key => UsmKeys.FromPassword(key.Protocol, key.Password));
    }
}
