using System.Net;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Makes a target out of an opened credential set.</summary>
internal static class SnmpTargets
{
    private static readonly Dictionary<string, SnmpAuthentication> Authentications = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MD5"] = SnmpAuthentication.Md5,
        ["SHA-1"] = SnmpAuthentication.Sha1,
        ["SHA-224"] = SnmpAuthentication.Sha224,
        ["SHA-256"] = SnmpAuthentication.Sha256,
        ["SHA-384"] = SnmpAuthentication.Sha384,
        ["SHA-512"] = SnmpAuthentication.Sha512,
    };

    private static readonly Dictionary<string, SnmpPrivacy> Privacies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DES"] = SnmpPrivacy.Des,
        ["AES-128"] = SnmpPrivacy.Aes128,
        ["AES-192"] = SnmpPrivacy.Aes192,
        ["AES-256"] = SnmpPrivacy.Aes256,
        ["AES-192-C"] = SnmpPrivacy.Aes192Cisco,
        ["AES-256-C"] = SnmpPrivacy.Aes256Cisco,
    };

    /// <summary>Null with the reason in words when the set cannot be used for SNMP.</summary>
    public static (SnmpTarget? Target, string Fault) From(CredentialSecret secret, IPEndPoint endpoint)
    {
        switch (secret.Kind)
        {
            case "snmp-community" or "snmp-community-v1" when secret.Community is { Length: > 0 } community:
                SnmpVersion version = secret.Kind == "snmp-community" ? SnmpVersion.V2c : SnmpVersion.V1;
                return (new(endpoint, new SnmpCommunity(community, version)), "");
            case "snmp-v3" when secret.UserName is { Length: > 0 } user:
                return FromUser(secret, user, endpoint);
            default:
                return (null, $"the credential set is of kind '{secret.Kind}' or empty; SNMP takes 'snmp-community' with a community, "
                    + "'snmp-community-v1' with a community, or 'snmp-v3' with a user");
        }
    }

    private static (SnmpTarget? Target, string Fault) FromUser(CredentialSecret secret, string name, IPEndPoint endpoint)
    {
        SnmpAuthentication authentication = SnmpAuthentication.None;
        SnmpPrivacy privacy = SnmpPrivacy.None;
        if (!string.IsNullOrEmpty(secret.AuthProtocol) && !Authentications.TryGetValue(secret.AuthProtocol, out authentication))
        {
            return (null, $"authentication '{secret.AuthProtocol}' is none of {string.Join(", ", Authentications.Keys)}");
        }

        if (!string.IsNullOrEmpty(secret.PrivProtocol) && !Privacies.TryGetValue(secret.PrivProtocol, out privacy))
        {
            return (null, $"privacy '{secret.PrivProtocol}' is none of {string.Join(", ", Privacies.Keys)}");
        }

        if (privacy != SnmpPrivacy.None && authentication == SnmpAuthentication.None)
        {
            return (null, $"user {name} has privacy {secret.PrivProtocol} without authentication; SNMP allows it only with one");
        }

        var user = new SnmpUser(name)
        {
            Authentication = authentication,
            AuthenticationPassword = secret.AuthPassword ?? "",
            Privacy = privacy,
            PrivacyPassword = secret.PrivPassword ?? "",
        };
        return (new(endpoint, user) { Context = secret.ContextName ?? "" }, "");
    }
}
