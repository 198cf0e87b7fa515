using System.Buffers.Binary;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Tests.Unit.Cameras;

public sealed class WorkerFrameTests
{
    [Fact]
    public async Task A_message_with_its_blob_comes_out_as_it_went_in()
    {
        var answer = new WorkerAnswer(7, StreamOutcome.Ok, "", "h264", new StreamTiming(12.5, 3, 3, null, 1, 0), [DrawnPicture.Room().Measure()]);
        using var pipe = new MemoryStream();

        await WorkerJson.Frame(answer, WorkerJson.Default.WorkerAnswer, new byte[] { 1, 2, 3 }).WriteTo(pipe, TestContext.Current.CancellationToken);
        pipe.Position = 0;
        WorkerFrame frame = (await WorkerFrame.ReadFrom(pipe, TestContext.Current.CancellationToken))!.Value;
        WorkerAnswer read = WorkerJson.Read(frame, WorkerJson.Default.WorkerAnswer);

        Assert.Equal(answer with { Measurements = read.Measurements }, read);
        Assert.Equal(answer.Measurements[0].FineFingerprint, read.Measurements[0].FineFingerprint);
        Assert.Equal([1, 2, 3], frame.Blob.ToArray());
        Assert.Null(await WorkerFrame.ReadFrom(pipe, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused_by_its_mark()
    {
        byte[] head = Head(WorkerFrame.Mark + 0x01_00_00_00, 2, 0);

        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(async () => await Read([.. head, .. "{}"u8]));

        Assert.Contains("0x02574b50", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(WorkerFrame.HeaderBytesMax + 1, 0)]
    [InlineData(2, -1)]
    [InlineData(2, WorkerFrame.BlobBytesMax + 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public async Task A_length_beyond_the_bound_is_refused_before_memory_is_reserved(int headerBytes, int blobBytes) =>
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Read(Head(WorkerFrame.Mark, headerBytes, blobBytes)));

    [Fact]
    public async Task A_pipe_that_breaks_inside_a_message_is_told_from_one_that_ends_between_two()
    {
        byte[] whole = [.. Head(WorkerFrame.Mark, 2, 3), .. "{}"u8, 1, 2, 3];

        for (int cut = 1; cut < whole.Length; cut++)
            await Assert.ThrowsAsync<EndOfStreamException>(async () => await Read(whole[..cut]));
        Assert.Null(await Read([]));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"id\":1,\"url\":null,\"transport\":\"RtspTcp\",\"deadlineMs\":1,\"keyframes\":1,\"jpegBytesMax\":0}")]
    [InlineData("{\"id\":1,\"url\":\"rtsp://127.0.0.1\",\"transport\":\"Carrier pigeon\",\"deadlineMs\":1,\"keyframes\":1,\"jpegBytesMax\":0}")]
    public void A_header_that_is_no_request_is_refused_with_its_name(string json)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(
            () => WorkerJson.Read(new(System.Text.Encoding.UTF8.GetBytes(json), default), WorkerJson.Default.WorkerRequest));

        Assert.Contains(nameof(WorkerRequest), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_prints_no_secret()
    {
        var request = new WorkerRequest(1, "rtsp://127.0.0.1/stream", "viewer", "s3cret", WorkerTransport.RtspTcp, 1_000, 1, 0);

        Assert.DoesNotContain("s3cret", $"{request}", StringComparison.Ordinal);
        Assert.DoesNotContain("viewer", $"{request}", StringComparison.Ordinal);
    }

    [Fact]
    public Task Five_hundred_broken_messages_are_read_or_refused_and_nothing_else() => AssertReadOrRefused(500);

    [Fact]
    [Trait("Ring", "long")]
    public Task Ten_thousand_broken_messages_are_read_or_refused_and_nothing_else() => AssertReadOrRefused(10_000);

    private static async Task AssertReadOrRefused(int count)
    {
        var random = new Random(2026);
        using var good = new MemoryStream();
        var request = new WorkerRequest(1, "rtsp://127.0.0.1/stream", "viewer", "secret", WorkerTransport.RtspTcp, 1_000, 3, 1_000);
        await WorkerJson.Frame(request, WorkerJson.Default.WorkerRequest, new byte[40]).WriteTo(good, TestContext.Current.CancellationToken);

        for (int i = 0; i < count; i++)
        {
            byte[] bytes = good.ToArray();
            for (int flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (random.Next(3) == 0) bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                if (await Read(bytes) is { } frame) WorkerJson.Read(frame, WorkerJson.Default.WorkerRequest);
            }
            catch (Exception refused) when (refused is InvalidDataException or EndOfStreamException)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }

    private static async Task<WorkerFrame?> Read(byte[] bytes)
    {
        using var pipe = new MemoryStream(bytes);
        return await WorkerFrame.ReadFrom(pipe, TestContext.Current.CancellationToken);
    }

    private static byte[] Head(uint mark, int headerBytes, int blobBytes)
    {
        byte[] head = new byte[WorkerFrame.HeadBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(head, mark);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), headerBytes);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), blobBytes);
        return head;
    }
}
