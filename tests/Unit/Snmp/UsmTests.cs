using System.Text;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class UsmTests
{
    private static readonly byte[] EngineId = Convert.FromHexString("000000000000000000000002");

    /// <summary>The worked examples of RFC 3414 appendix A.3.</summary>
    [Theory]
    [InlineData(SnmpAuthentication.Md5, "9FAF3283884E92834EBC9847D8EDD963", "526F5EED9FCCE26F8964C2930787D82B")]
    [InlineData(SnmpAuthentication.Sha1, "9FB5CC0381497B3793528939FF788D5D79145211", "6695FEBC9288E36282235FC7151F128497B38F3F")]
    public void A_password_becomes_the_key_of_the_standard_and_of_one_engine(SnmpAuthentication protocol, string key, string localized)
    {
        byte[] made = UsmKeys.FromPassword(protocol, "maplesyrup");

        Assert.Equal(key, Convert.ToHexString(made));
        Assert.Equal(localized, Convert.ToHexString(UsmKeys.Localize(protocol, made, EngineId)));
    }

    /// <summary>The examples of FIPS 180 for SHA-224 and of RFC 4231, test cases 1 and 2, for its HMAC.</summary>
    [Theory]
    [InlineData("", "D14A028C2A3A2BC9476102BB288234C415A2B01F828EA62AC5B3E42F")]
    [InlineData("abc", "23097D223405D8228642A477BDA255B32AADBCE4BDA0B3F7E36C9DA7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388B16512776CC5DBA5DA1FD890150B0C6455CB4F58B1952522525")]
    public void Sha_224_gives_the_published_hashes(string text, string expected)
    {
        byte[] hash = new byte[Sha224.HashOctets];

        Sha224.HashData(Encoding.ASCII.GetBytes(text), hash);

        Assert.Equal(expected, Convert.ToHexString(hash));
    }

    [Theory]
    [InlineData("0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B", "Hi There", "896FB1128ABBDF196832107CD49DF33F47B4B1169912BA4F53684B22")]
    [InlineData("4A656665", "what do ya want for nothing?", "A30E01098BC6DBBF45690F3A7E9E6D0F8BBEA2A39E6148008FD05E44")]
    public void Hmac_of_sha_224_gives_the_published_signatures(string key, string text, string expected)
    {
        byte[] mac = new byte[Sha224.HashOctets];

        Sha224.Hmac(Convert.FromHexString(key), Encoding.ASCII.GetBytes(text), mac);

        Assert.Equal(expected, Convert.ToHexString(mac));
    }

    [Theory]
    [InlineData(SnmpPrivacy.Des)]
    [InlineData(SnmpPrivacy.Aes128)]
    [InlineData(SnmpPrivacy.Aes192)]
    [InlineData(SnmpPrivacy.Aes256)]
    [InlineData(SnmpPrivacy.Aes192Cisco)]
    [InlineData(SnmpPrivacy.Aes256Cisco)]
    public void What_was_enciphered_is_deciphered_whatever_its_length(SnmpPrivacy privacy)
    {
        byte[] localized = UsmKeys.Localize(SnmpAuthentication.Sha1, UsmKeys.FromPassword(SnmpAuthentication.Sha1, "maplesyrup"), EngineId);
        byte[] key = UsmKeys.ForPrivacy(SnmpAuthentication.Sha1, privacy, localized, EngineId);
        byte[] salt = UsmCipher.SaltFor(privacy, 3, 4711);
        for (int length = 1; length < 70; length += 7)
        {
            byte[] plain = [.. Enumerable.Range(0, length).Select(i => (byte)i)];

            byte[] enciphered = UsmCipher.Encrypt(privacy, key, plain, salt, 3, 99);
            byte[]? opened = UsmCipher.Decrypt(privacy, key, enciphered, salt, 3, 99);

            Assert.Equal(UsmCipher.KeyOctets(privacy), key.Length);
            Assert.NotEqual(plain, enciphered[..length]);
            Assert.Equal(plain, opened?[..length]);
        }
    }

    [Fact]
    public void No_text_of_credentials_shows_a_secret()
    {
        SnmpCredentials[] all =
        [
            new SnmpCommunity("s3cret"),
            new SnmpUser("watch") { Authentication = SnmpAuthentication.Sha256, AuthenticationPassword = "s3cret-a", PrivacyPassword = "s3cret-b" },
        ];

        Assert.All(all, credentials => Assert.DoesNotContain("s3cret", credentials.ToString(), StringComparison.Ordinal));
    }
}
