using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Access;
using PrisonOps.Collectors.Databases.Connections;
using PrisonOps.Collectors.Databases.Readings;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Collectors.Databases;

/// <summary>
/// Opens one connection for a reading and closes it. Where the server is not there, does not want us or does not speak the protocol is told
/// apart; a server that has no connection left is one that answers, with that as its value.
/// </summary>
internal sealed class DatabaseReader(IProfileCatalogue profiles, IOptions<DatabaseOptions> options, TimeProvider time) : IDatabaseReader
{
    private readonly RefusalLimiter<RefusedLogin> refusals = new(options.Value.RefusalsMax, options.Value.RefusalWindow, time);
    private readonly LastReadings last = new(time);
    private readonly ConcurrentDictionary<Guid, byte> underWay = new();

    public async Task<DatabaseAnswer> Read(DatabaseTarget target, CancellationToken cancellationToken)
    {
        var login = new RefusedLogin($"{target.Address}:{target.EffectivePort}", target.UserName, target.Password);
        if (refusals.HeldBackFor(login) is { } left)
        {
            return DatabaseAnswer.Failed(
                DevicePollOutcome.Unauthorised,
                $"{login.Server} refused {target.UserName} {options.Value.RefusalsMax} times; asked again in {left.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes");
        }

        if (!underWay.TryAdd(target.Id, 0)) return DatabaseAnswer.Failed(DevicePollOutcome.NotAsked, $"an earlier reading of {login.Server} has not ended");
        try
        {
            return await ReadOnce(target, login, cancellationToken);
        }
        finally
        {
            underWay.TryRemove(target.Id, out _);
        }
    }

    private async Task<DatabaseAnswer> ReadOnce(DatabaseTarget target, RefusedLogin login, CancellationToken cancellationToken)
    {
        if (await DeviceAddress.Resolve(target.Address, cancellationToken) is not { } address)
            return DatabaseAnswer.Failed(DevicePollOutcome.Unreachable, $"the name '{target.Address}' has no address");

        using var patience = new CancellationTokenSource(options.Value.ReadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(either.Token);
        connecting.CancelAfter(options.Value.ConnectTimeout);
        long startedAt = time.GetTimestamp();
        try
        {
            await using BoundedRelay relay = await BoundedRelay.Open(new IPEndPoint(address, target.EffectivePort), options.Value.OctetsMax, connecting.Token);
            await using CancellationTokenRegistration cutting = connecting.Token.Register(relay.Cut);
            var session = new DatabaseSession(target, relay, last, options.Value);
            try
            {
                await session.Open(connecting.Token);
                connecting.CancelAfter(Timeout.InfiniteTimeSpan);
                refusals.Accepted(login);
                return await session.Read(profiles.Current.Databases, time.GetElapsedTime(startedAt), either.Token);
            }
            catch (Exception failure) when (connecting.IsCancellationRequested)
            {
                throw new OperationCanceledException("the connection was cut when its time was over", failure, connecting.Token);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Drivers that meet garbage throw what they like; all of it is about this server.
                DatabaseFailure why = session.Judge(failure);
                if (why.IsRefusal) refusals.Refused(login);
                return why.IsFull ? DatabaseSession.Full(why.Detail) : DatabaseAnswer.Failed(why.Outcome, $"{login.Server}: {why.Detail}");
            }
            finally
            {
                // The relay goes first: a driver that says goodbye to a server that hangs waits for nobody.
                await relay.DisposeAsync();
                await session.DisposeAsync();
            }
        }
        catch (SocketException failure)
        {
            return DatabaseAnswer.Failed(DevicePollOutcome.Unreachable, $"{login.Server}: {failure.SocketErrorCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DatabaseAnswer.Failed(DevicePollOutcome.Timeout, $"{login.Server} did not answer within {time.GetElapsedTime(startedAt).TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s");
        }
    }
}
