#include "keyframes.h"

#include "jpeg.h"
#include "planes.h"
#include "session.h"

#include <errno.h>
#include <libavformat/avformat.h>
#include <libavcodec/avcodec.h>
#include <libavutil/avutil.h>
#include <libavutil/time.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The managed side mirrors these sizes: a compiler that lays them out otherwise must not get past the build. */
_Static_assert(sizeof(keyframes_picture) == 96, "layout of keyframes_picture");
_Static_assert(sizeof(keyframes_timings) == 88, "layout of keyframes_timings");

/* A hostile stream may claim any size. 8K is the largest camera that exists. */
#define PIXELS_MAX (7680LL * 4320LL)

/* TEARDOWN is a courtesy: a peer that does not take it is left after this. */
#define CLOSE_TIMEOUT_US 300000

int32_t keyframes_abi(void) { return KEYFRAMES_ABI; }

int32_t keyframes_versions(char *text, int32_t capacity)
{
    unsigned f = avformat_version(), c = avcodec_version(), u = avutil_version();
    return snprintf(text, (size_t)capacity, "libavformat %u.%u.%u, libavcodec %u.%u.%u, libavutil %u.%u.%u",
                    AV_VERSION_MAJOR(f), AV_VERSION_MINOR(f), AV_VERSION_MICRO(f),
                    AV_VERSION_MAJOR(c), AV_VERSION_MINOR(c), AV_VERSION_MICRO(c),
                    AV_VERSION_MAJOR(u), AV_VERSION_MINOR(u), AV_VERSION_MICRO(u));
}

static int is_over(void *opaque)
{
    keyframes_session *session = opaque;
    return atomic_load(&session->interrupted) || av_gettime_relative() > session->deadline_us;
}

keyframes_session *keyframes_create(void)
{
    /* FFmpeg's messages quote the address with its credentials. */
    av_log_set_level(AV_LOG_QUIET);

    keyframes_session *session = calloc(1, sizeof *session);
    if (!session) return NULL;
    session->video = -1;
    session->schedule_us = INT64_MAX;
    session->packet = av_packet_alloc();
    session->frame = av_frame_alloc();
    session->key_packet = av_packet_alloc();
    if (session->packet && session->frame && session->key_packet) return session;
    keyframes_close(session);
    return NULL;
}

void keyframes_interrupt(keyframes_session *session) { atomic_store(&session->interrupted, 1); }

void keyframes_close(keyframes_session *session)
{
    if (!session) return;
    session->deadline_us = av_gettime_relative() + CLOSE_TIMEOUT_US;
    av_frame_free(&session->frame);
    av_packet_free(&session->packet);
    av_packet_free(&session->key_packet);
    avcodec_free_context(&session->burst);
    avcodec_free_context(&session->decoder);
    avformat_close_input(&session->input);
    free(session->narrowed);
    free(session);
}

static int32_t outcome_of(keyframes_session *session, int error)
{
    if (atomic_load(&session->interrupted)) return KEYFRAMES_INTERRUPTED;
    if (error == AVERROR_EXIT || av_gettime_relative() > session->deadline_us) return KEYFRAMES_TIMEOUT;
    switch (error) {
    case AVERROR_EOF: case AVERROR(ECONNRESET): case AVERROR(EPIPE): return KEYFRAMES_ENDED;
    case AVERROR(ETIMEDOUT): return KEYFRAMES_TIMEOUT;
    case AVERROR(ECONNREFUSED): return KEYFRAMES_REFUSED;
    case AVERROR(EHOSTUNREACH): case AVERROR(ENETUNREACH): return KEYFRAMES_UNREACHABLE;
    case AVERROR_HTTP_UNAUTHORIZED: case AVERROR_HTTP_FORBIDDEN: return KEYFRAMES_UNAUTHORIZED;
    case AVERROR_HTTP_NOT_FOUND: case AVERROR(ENOENT): return KEYFRAMES_NOT_FOUND;
    case AVERROR_HTTP_BAD_REQUEST: case AVERROR_HTTP_OTHER_4XX: case AVERROR_HTTP_SERVER_ERROR: return KEYFRAMES_SERVER_ERROR;
    case AVERROR_STREAM_NOT_FOUND: return KEYFRAMES_NO_VIDEO;
    case AVERROR_DECODER_NOT_FOUND: return KEYFRAMES_UNSUPPORTED_CODEC;
    case AVERROR_INVALIDDATA: case AVERROR_DEMUXER_NOT_FOUND: return KEYFRAMES_INVALID_ANSWER;
    case AVERROR(ENOMEM): return KEYFRAMES_OUT_OF_MEMORY;
    default: return KEYFRAMES_OTHER;
    }
}

static int first_video(const AVFormatContext *input)
{
    for (unsigned i = 0; i < input->nb_streams; i++)
        if (input->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_VIDEO) return (int)i;
    return -1;
}

static int open_input(keyframes_session *session, const char *url, int32_t transport)
{
    AVDictionary *options = NULL;
    const AVInputFormat *format = NULL;
    if (transport != KEYFRAMES_FILE) {
        /* Whatever the address says, a stream request never reads a file or another protocol. */
        format = av_find_input_format("rtsp");
        if (!format) return AVERROR_DEMUXER_NOT_FOUND;
        av_dict_set(&options, "rtsp_transport", transport == KEYFRAMES_RTSP_UDP ? "udp" : "tcp", 0);
        av_dict_set(&options, "protocol_whitelist", "rtsp,rtsps,rtp,tcp,udp,tls", 0);
    } else {
        av_dict_set(&options, "protocol_whitelist", "file", 0);
    }

    session->input = avformat_alloc_context();
    if (!session->input) { av_dict_free(&options); return AVERROR(ENOMEM); }
    session->input->interrupt_callback = (AVIOInterruptCB){ is_over, session };
    int error = avformat_open_input(&session->input, url, format, &options);
    av_dict_free(&options);
    return error;
}

static int find_video(keyframes_session *session)
{
    AVFormatContext *input = session->input;
    session->video = first_video(input);

    /* Probing reads for up to five seconds. The description of an RTSP stream names its codecs, so that it is needed for
     * containers without a header only. */
    if (session->video < 0 && input->nb_streams > 0 && !(input->ctx_flags & AVFMTCTX_NOHEADER)) return AVERROR_STREAM_NOT_FOUND;
    if (session->video < 0 || input->streams[session->video]->codecpar->codec_id == AV_CODEC_ID_NONE) {
        int error = avformat_find_stream_info(input, NULL);
        if (error < 0) return error;
        session->video = first_video(input);
        if (session->video < 0) return AVERROR_STREAM_NOT_FOUND;
    }

    for (unsigned i = 0; i < input->nb_streams; i++)
        if ((int)i != session->video) input->streams[i]->discard = AVDISCARD_ALL;
    session->time_base = input->streams[session->video]->time_base;
    return 0;
}

static int open_decoder(const keyframes_session *session, enum AVDiscard skipped, AVCodecContext **opened)
{
    const AVCodecParameters *parameters = session->input->streams[session->video]->codecpar;
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    if (!codec) return AVERROR_DECODER_NOT_FOUND;
    AVCodecContext *decoder = *opened = avcodec_alloc_context3(codec);
    if (!decoder) return AVERROR(ENOMEM);
    int error = avcodec_parameters_to_context(decoder, parameters);
    if (error < 0) return error;

    decoder->thread_count = 1;
    decoder->skip_frame = skipped;
    decoder->pkt_timebase = session->time_base;
    decoder->max_pixels = PIXELS_MAX;
    return avcodec_open2(decoder, codec, NULL);
}

int32_t keyframes_open(keyframes_session *session, const char *url, int32_t transport, int32_t timeout_ms,
                       char *detail, int32_t detail_capacity)
{
    int64_t began_us = av_gettime_relative();
    session->deadline_us = began_us + timeout_ms * 1000LL;
    session->is_file = transport == KEYFRAMES_FILE;
    if (detail_capacity > 0) detail[0] = '\0';

    int error = open_input(session, url, transport);
    if (error >= 0) error = find_video(session);
    if (error >= 0) error = open_decoder(session, AVDISCARD_NONKEY, &session->decoder);
    session->playing_us = av_gettime_relative();
    if (error >= 0) {
        session->signalling_us = session->playing_us - began_us;
        session->parameter_sets_seen = session_needs_no_sets(session) || session_has_sets(session,
            session->decoder->extradata, session->decoder->extradata_size);
        return KEYFRAMES_OK;
    }

    av_strerror(error, detail, (size_t)detail_capacity);
    return outcome_of(session, error);
}

/* Gives 1 with a picture in session->frame, 0 when this keyframe gave none. Each keyframe stands alone: draining and
 * flushing after it brings the picture out now, where reordering would hold it back until later frames come. */
static int decode_key(keyframes_session *session)
{
    int sent = avcodec_send_packet(session->decoder, session->key_packet);
    avcodec_send_packet(session->decoder, NULL);
    int received = avcodec_receive_frame(session->decoder, session->frame);
    avcodec_flush_buffers(session->decoder);
    session->key_is_new = 0;
    if (sent >= 0 && received >= 0) {
        if (!session->first_key_us) session->first_key_us = session->playing_us + session->key_note.arrived_us;
        return 1;
    }
    session->decode_errors++;
    return 0;
}

/* The next packet of the video, noted; a keyframe is kept in session->key_packet as well. */
static int32_t read_packet(keyframes_session *session)
{
    av_packet_unref(session->packet);
    for (;;) {
        /* Packets that are already buffered never ask is_over: a fast peer must not outrun its deadline either. */
        if (is_over(session)) return outcome_of(session, AVERROR_EXIT);
        int error = av_read_frame(session->input, session->packet);
        if (error < 0) {
            int32_t outcome = outcome_of(session, error);
            return outcome == KEYFRAMES_OTHER && !session->is_file ? KEYFRAMES_ENDED : outcome;
        }
        if (session->packet->stream_index == session->video) break;
        av_packet_unref(session->packet);
    }

    session_note_arrival(session);
    if (!(session->packet->flags & AV_PKT_FLAG_KEY)) return KEYFRAMES_OK;
    session_note_keyframe(session);
    av_packet_unref(session->key_packet);
    if (av_packet_ref(session->key_packet, session->packet) < 0) return KEYFRAMES_OUT_OF_MEMORY;
    session->key_is_new = 1;
    return KEYFRAMES_OK;
}

static int32_t next_key(keyframes_session *session, keyframes_picture *picture)
{
    for (;;) {
        while (!session->key_is_new) {
            int32_t outcome = read_packet(session);
            if (outcome != KEYFRAMES_OK) return outcome;
        }
        if (!decode_key(session)) continue;
        *picture = session->key_note;
        return planes_of_frame(session, picture);
    }
}

static int32_t next_of_burst(keyframes_session *session, keyframes_picture *picture)
{
    for (;;) {
        int error = avcodec_receive_frame(session->burst, session->frame);
        if (error >= 0) {
            picture->pts_us = session_us(session, session->frame->best_effort_timestamp);
            return planes_of_frame(session, picture);
        }

        if (session->burst_drained) return KEYFRAMES_ENDED;
        int32_t outcome = read_packet(session);
        if (outcome != KEYFRAMES_OK && outcome != KEYFRAMES_ENDED) return outcome;
        session->burst_drained = outcome == KEYFRAMES_ENDED;
        avcodec_send_packet(session->burst, session->burst_drained ? NULL : session->packet);
    }
}

int32_t keyframes_next(keyframes_session *session, int32_t timeout_ms, keyframes_picture *picture)
{
    memset(picture, 0, sizeof *picture);
    session->deadline_us = av_gettime_relative() + timeout_ms * 1000LL;
    av_frame_unref(session->frame);
    session->has_picture = 0;

    int32_t outcome = session->burst ? next_of_burst(session, picture) : next_key(session, picture);
    av_packet_unref(session->packet);
    session->has_picture = outcome == KEYFRAMES_OK;
    if (session->has_picture) session->shown = *picture;
    return outcome;
}

int32_t keyframes_begin_burst(keyframes_session *session)
{
    if (session->burst || !session->key_packet->size) return KEYFRAMES_OTHER;
    session->burst_drained = 0;
    int error = open_decoder(session, AVDISCARD_DEFAULT, &session->burst);
    if (error >= 0) error = avcodec_send_packet(session->burst, session->key_packet);
    if (error >= 0) return KEYFRAMES_OK;
    keyframes_end_burst(session);
    return error == AVERROR(ENOMEM) ? KEYFRAMES_OUT_OF_MEMORY : KEYFRAMES_OTHER;
}

void keyframes_end_burst(keyframes_session *session) { avcodec_free_context(&session->burst); }

int32_t keyframes_codec(const keyframes_session *session, char *text, int32_t capacity)
{
    return snprintf(text, (size_t)capacity, "%s", session->decoder ? avcodec_get_name(session->decoder->codec_id) : "");
}

int32_t keyframes_jpeg(const keyframes_session *session, int32_t width_max, uint8_t *buffer, int32_t capacity)
{
    return session->has_picture ? jpeg_of_picture(&session->shown, width_max, buffer, capacity) : 0;
}
