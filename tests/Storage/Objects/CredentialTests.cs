using System.Text;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;

namespace PrisonOps.Tests.Storage.Objects;

public sealed class CredentialTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly CredentialSecret Secret = new("snmp-v3", null, "monitor", null, "SHA-256", "auth-secret-42", "AES-128", "priv-secret-42", null);

    [Fact]
    public async Task A_sealed_set_opens_for_collectors_and_is_nowhere_else_in_clear()
    {
        CredentialSetRow row = await Seal("网络设备", Secret);

        Assert.Equal(Secret, await Get<ICredentialVault>().Open(row.Id, Stop));
        byte[] stored = (await Estate.Sql<byte[]>($"select sealed from credential_set where id = '{row.Id}'"))!;
        Assert.DoesNotContain("secret-42", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(0L, await Estate.Sql<long>("select count(*) from audit where search like '%secret-42%'"));
        Assert.DoesNotContain("secret-42", $"{row} {Secret}", StringComparison.Ordinal);
        Assert.Contains((await Get<IAuditLog>().List(Only(Estate.Chengdu), null, "credential.", "网络设备", null, null, null, 10, Stop)).Rows, e => e.Action == "credential.create");
    }

    [Fact]
    public async Task A_changed_set_is_seen_at_once()
    {
        CredentialSetRow row = await Seal("摄像机", new("user-password", null, "admin", "one", null, null, null, null, null));
        await Get<ICredentialVault>().Open(row.Id, Stop);

        await Get<IObjectStore>().SealCredentials(
            Duty, Only(Estate.Chengdu), row.Id, Estate.Chengdu.Id, "摄像机", new("user-password", null, "admin", "two", null, null, null, null, null), Stop);

        Assert.Equal("two", (await Get<ICredentialVault>().Open(row.Id, Stop))!.Password);
    }

    [Fact]
    public async Task A_secret_that_was_moved_to_another_set_does_not_open()
    {
        CredentialSetRow one = await Seal("一", Secret), two = await Seal("二", Secret);
        await Estate.Sql<string>($"update credential_set set sealed = (select sealed from credential_set where id = '{one.Id}') where id = '{two.Id}' returning 'moved'");

        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => Get<ICredentialVault>().Open(two.Id, Stop).AsTask());

        Assert.Contains(two.Id.ToString(), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_says_for_which_version_it_is()
    {
        CredentialSetRow old = await Seal("旧交换机", new("snmp-community-v1", "public", null, null, null, null, null, null, null));
        CredentialSetRow present = await Seal("交换机", new("snmp-community", "public", null, null, null, null, null, null, null));

        Assert.Equal(("SNMP v1", "SNMP v2c"), (old.Summary, present.Summary));
    }

    [Fact]
    public void The_master_key_is_readable_by_its_owner_only()
    {
        MasterKey key = Get<MasterKey>();
        key.Load();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key.Path));
    }

    [Fact]
    public async Task A_set_of_another_prison_is_not_listed_and_not_used()
    {
        CredentialSetRow row = await Seal("本监狱", Secret);

        Assert.DoesNotContain(await Get<IObjectStore>().ListCredentialSets(Only(Estate.Mianyang), Stop), s => s.Id == row.Id);
        ObjectDraft borrowing = EstateFixture.Switch(Estate.Mianyang, "BORROW", "10.77.0.1") with { CredentialSetId = row.Id };
        Assert.Equal("credentialSetId", (await Get<IObjectStore>().Create(Duty, Only(Estate.Mianyang), borrowing, Stop)).Field);
    }

    private async Task<CredentialSetRow> Seal(string name, CredentialSecret secret)
    {
        ChangeOutcome<CredentialSetRow> made = await Get<IObjectStore>().SealCredentials(Duty, Only(Estate.Chengdu), null, Estate.Chengdu.Id, name, secret, Stop);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        return made.Value!;
    }
}
