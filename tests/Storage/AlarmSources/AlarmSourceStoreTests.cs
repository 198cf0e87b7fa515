using System.Security.Cryptography;
using System.Text;
using PrisonOps.Ports;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Storage.AlarmSources;

public sealed class AlarmSourceStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private IAlarmSourceStore Store => Get<IAlarmSourceStore>();

    [Fact]
    public async Task A_source_is_known_by_its_token_until_it_gets_another_or_is_switched_off()
    {
        AlarmSourceDraft draft = new(Estate.Chengdu.Id, "Prometheus", AlarmSourceKind.Alertmanager, true, new() { EndsAfter = TimeSpan.FromHours(1) });
        AlarmSource made = (await Store.Put(Duty, Only(Estate.Chengdu), null, draft, Hash("one"), 0, Stop)).Value!;

        Assert.Equal(TimeSpan.FromHours(1), (await Store.FindByToken(made.Id, Hash("one"), Stop))!.Mapping.EndsAfter);
        Assert.Null(await Store.FindByToken(made.Id, Hash("two"), Stop));
        Assert.Empty(await Store.List(Only(Estate.Mianyang), Stop));
        Assert.Equal(ChangeVerdict.NotFound, (await Store.Put(Duty, Only(Estate.Mianyang), made.Id, draft, null, 1, Stop)).Verdict);

        await Store.Put(Duty, Only(Estate.Chengdu), made.Id, draft, Hash("two"), 1, Stop);
        Assert.Null(await Store.FindByToken(made.Id, Hash("one"), Stop));
        Assert.NotNull(await Store.FindByToken(made.Id, Hash("two"), Stop));
        await Store.Put(Duty, Only(Estate.Chengdu), made.Id, draft with { Enabled = false }, null, 2, Stop);
        Assert.Null(await Store.FindByToken(made.Id, Hash("two"), Stop));
        Assert.Equal(ChangeVerdict.Done, (await Store.Delete(Duty, Only(Estate.Chengdu), made.Id, 3, Stop)).Verdict);
    }

    [Fact]
    public async Task Objects_are_found_by_code_name_and_address_in_the_unit_of_the_source_alone()
    {
        ObjectConfiguration ours = await Estate.NewSwitch(Estate.Chengdu), theirs = await Estate.NewSwitch(Estate.Mianyang);

        Assert.Equal([ours.Id], (await Store.FindObjects(Estate.Chengdu.Place, [ours.Address, theirs.Address], Stop)).Select(one => one.Id));
        Assert.Equal([ours.Id], (await Store.FindObjects(Estate.Chengdu.Place, [ours.Name], Stop)).Select(one => one.Id));
        Assert.Equal(2, (await Store.FindObjects(Estate.Sichuan.Place, [ours.Address, theirs.Address], Stop)).Length);
        Assert.Empty(await Store.FindObjects(Estate.Chengdu.Place, [], Stop));
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
