using System.Security.Cryptography;
using System.Text.Json;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>
/// AES-256-GCM over the secret as JSON. Layout: version 1, four bytes that name the key, nonce, tag, cipher text. The id of the set is
/// authenticated with it, so a sealed secret cannot be moved to another set inside the database.
/// </summary>
internal sealed class CredentialSeal(MasterKey masterKey)
{
    private const byte Version = 1;
    private const int KeyNameLength = 4;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + KeyNameLength + NonceLength + TagLength;

    public byte[] Seal(Guid setId, CredentialSecret secret)
    {
        byte[] key = masterKey.Load();
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(secret);
        byte[] whole = new byte[HeaderLength + plain.Length];
        whole[0] = Version;
        NameOf(key).CopyTo(whole.AsSpan(1));
        Span<byte> nonce = whole.AsSpan(1 + KeyNameLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(key, TagLength);
        cipher.Encrypt(nonce, plain, whole.AsSpan(HeaderLength), whole.AsSpan(HeaderLength - TagLength, TagLength), setId.ToByteArray());
        CryptographicOperations.ZeroMemory(plain);
        return whole;
    }

    public CredentialSecret Open(Guid setId, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < HeaderLength || whole[0] != Version)
            throw new DatabaseException($"Credential set {setId} is sealed in format {(whole.IsEmpty ? 0 : whole[0])}; this version opens format {Version}.");
        byte[] key = masterKey.Load();
        if (!whole.Slice(1, KeyNameLength).SequenceEqual(NameOf(key)))
            throw new DatabaseException($"Credential set {setId} was sealed with another master key than '{masterKey.Path}'; restore that key or enter the credentials again.");

        byte[] plain = new byte[whole.Length - HeaderLength];
        try
        {
            using AesGcm cipher = new(key, TagLength);
            cipher.Decrypt(
                whole.Slice(1 + KeyNameLength, NonceLength), whole[HeaderLength..], whole.Slice(HeaderLength - TagLength, TagLength), plain, setId.ToByteArray());
            return JsonSerializer.Deserialize<CredentialSecret>(plain)!;
        }
        catch (AuthenticationTagMismatchException changed)
        {
            throw new DatabaseException($"Credential set {setId} does not open: its stored bytes were changed or belong to another set.", changed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static byte[] NameOf(byte[] key) => SHA256.HashData(key)[..KeyNameLength];
}
