using System.CommandLine;
using System.Diagnostics;
using System.Net;
using PrisonOps.Collectors.Notices.Heartbeats;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops watch</c>: the second place. It hears the signs of life of an installation and rings when they stay away.</summary>
internal static class WatchCommand
{
    private const int BeatOctetsMax = 4_096;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private static readonly Option<int> Port = new("--port") { Description = "Port to listen on.", DefaultValueFactory = _ => 8500 };

    private static readonly Option<string> Listen = new("--listen") { Description = "Address to listen on, or 'any'.", DefaultValueFactory = _ => "127.0.0.1" };

    private static readonly Option<FileInfo> SecretFile = new("--secret-file") { Description = "File of the key that both sides know.", Required = true };

    private static readonly Option<int> AbsentAfter = new("--absent-after") { Description = "Seconds without a sign until it rings.", DefaultValueFactory = _ => 90 };

    private static readonly Option<int> RingEvery = new("--ring-every") { Description = "Seconds between rings while it lasts.", DefaultValueFactory = _ => 60 };

    private static readonly Option<string?> Ring = new("--run") { Description = "Command that rings: a siren, a call, a message. Gets the seconds without a sign as its argument." };

    public static Command Create()
    {
        Command command = new("watch", "Hears the signs of life of an installation elsewhere and rings when they stay away.")
        {
            Port, Listen, SecretFile, AbsentAfter, RingEvery, Ring,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult given, CancellationToken cancellationToken)
    {
        FileInfo secretFile = given.GetValue(SecretFile)!;
        if (!secretFile.Exists)
        {
            await Console.Error.WriteLineAsync($"--secret-file '{secretFile.FullName}' does not exist.");
            return 2;
        }

        TimeProvider time = TimeProvider.System;
        BeatWatch watch = new(
            (await File.ReadAllTextAsync(secretFile.FullName, cancellationToken)).Trim(), TimeSpan.FromSeconds(given.GetValue(AbsentAfter)),
            TimeSpan.FromSeconds(given.GetValue(RingEvery)), time.GetUtcNow());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        string listen = given.GetValue(Listen)!;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = BeatOctetsMax;
            kestrel.Listen(listen == "any" ? IPAddress.Any : IPAddress.Parse(listen), given.GetValue(Port));
        });
        await using WebApplication door = builder.Build();
        door.MapPost("/beat", context => Hear(context, watch, time));
        await door.StartAsync(cancellationToken);
        await Say(time, $"listening on {listen}:{given.GetValue(Port)}");
        await LookOn(watch, given.GetValue(Ring), time, cancellationToken);
        return 0;
    }

    private static async Task Hear(HttpContext context, BeatWatch watch, TimeProvider time)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        bool isTaken = watch.Take(
            context.Request.Headers["X-PrisonOps-Timestamp"], context.Request.Headers["X-PrisonOps-Signature"], body.ToArray(), time.GetUtcNow());
        context.Response.StatusCode = isTaken ? StatusCodes.Status204NoContent : StatusCodes.Status403Forbidden;
    }

    private static async Task LookOn(BeatWatch watch, string? ring, TimeProvider time, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (watch.Look(time.GetUtcNow()) is not { } told) continue;

                await Say(time, told.IsAbsent ? $"ABSENT: no sign for {told.Since.TotalSeconds:0} s" : "the signs are back");
                if (told.IsAbsent && ring is not null) await RunRing(ring, told.Since, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // A signal stops it.
        }
    }

    private static async Task RunRing(string ring, TimeSpan since, CancellationToken cancellationToken)
    {
        try
        {
            using Process? ringing = Process.Start(ring, [$"{since.TotalSeconds:0}"]);
            if (ringing is not null) await ringing.WaitForExitAsync(cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            await Console.Error.WriteLineAsync($"--run '{ring}': {missing.Message}");
        }
    }

    private static Task Say(TimeProvider time, string what) => Console.Out.WriteLineAsync($"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {what}");
}
