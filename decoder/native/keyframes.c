#include "keyframes.h"

#include "jpeg.h"
#include "messages.h"
#include "opening.h"
#include "planes.h"
#include "reading.h"
#include "session.h"

#include <libavformat/avformat.h>
#include <libavcodec/avcodec.h>
#include <libavutil/avutil.h>
#include <libavutil/time.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The managed side mirrors these sizes: a compiler that lays them out otherwise must not get past the build. */
_Static_assert(sizeof(keyframes_picture) == 96, "layout of keyframes_picture");
_Static_assert(sizeof(keyframes_timings) == 104, "layout of keyframes_timings");

/* The largest picture with all its planes is 100 MB: what asks for more is an attack. */
#define ALLOCATION_BYTES_MAX (256u << 20)

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

keyframes_session *keyframes_create(void)
{
    messages_take();
    av_max_alloc(ALLOCATION_BYTES_MAX);

    keyframes_session *session = calloc(1, sizeof *session);
    if (!session) return NULL;
    session->video = -1;
    session->schedule_us = session->patience_us = INT64_MAX;
    session->last_time_stamp = AV_NOPTS_VALUE;
    session->given_us = INT64_MIN;
    session->first_packet_limit_us = session->silence_limit_us = INT64_MAX / 2;
    session->packet = av_packet_alloc();
    session->decoded = av_frame_alloc();
    session->frame = av_frame_alloc();
    session->key_packet = av_packet_alloc();
    session->burst_packet = av_packet_alloc();
    if (session->packet && session->decoded && session->frame && session->key_packet && session->burst_packet) return session;
    keyframes_close(session);
    return NULL;
}

void keyframes_interrupt(keyframes_session *session) { atomic_store(&session->interrupted, 1); }

void keyframes_close(keyframes_session *session)
{
    if (!session) return;
    session->deadline_us = av_gettime_relative() + CLOSE_TIMEOUT_US;
    session->patience_us = INT64_MAX;
    av_frame_free(&session->decoded);
    av_frame_free(&session->frame);
    av_packet_free(&session->packet);
    av_packet_free(&session->key_packet);
    av_packet_free(&session->burst_packet);
    avcodec_free_context(&session->burst);
    avcodec_free_context(&session->decoder);
    avcodec_free_context(&session->parsing);
    if (session->parser) av_parser_close(session->parser);
    avformat_close_input(&session->input);
    free(session->narrowed);
    free(session);
}

void keyframes_set_limits(keyframes_session *session, int32_t first_packet_ms, int32_t silence_ms, int32_t spacing_ms)
{
    session->spacing_us = spacing_ms * 1000LL;
    session->first_packet_limit_us = first_packet_ms * 1000LL;
    session->silence_limit_us = silence_ms * 1000LL;
}

/* What an encrypted connection breaks with has no code of its own: whatever is no answer and no refusal to connect. */
static int32_t outcome_of_opening(keyframes_session *session, const char *url, int error)
{
    int32_t outcome = session_outcome(session, error);
    return outcome == KEYFRAMES_OTHER && !strncmp(url, "rtsps:", 6) ? KEYFRAMES_TLS : outcome;
}

int32_t keyframes_open(keyframes_session *session, const char *url, int32_t transport, int32_t timeout_ms,
                       char *detail, int32_t detail_capacity)
{
    int64_t began_us = av_gettime_relative();
    session->deadline_us = began_us + timeout_ms * 1000LL;
    session->is_file = transport == KEYFRAMES_FILE;
    if (detail_capacity > 0) detail[0] = '\0';

    int error = opening_run(session, url, transport);
    if (error >= 0) {
        session->status = 0;
        session->playing_us = av_gettime_relative();
        session->signalling_us = session->playing_us - began_us;
        session->parameter_sets_seen = session_needs_no_sets(session) || session_is_given_sets(session);
        return KEYFRAMES_OK;
    }

    if (session->status) snprintf(detail, (size_t)detail_capacity, "the answer was %d", session->status);
    else av_strerror(error, detail, (size_t)detail_capacity);
    return outcome_of_opening(session, url, error);
}

/* A keyframe with a byte for so many pixels or fewer does without in-loop filters: they would change about half a grey level
 * at half size (eight cameras, x264 and x265 at six qualities: H.264 0.1 to 1.1, HEVC 0 to 1.2). A coarser one shows the edges
 * of its blocks. Other codecs have none that can be left out. */
static int pixels_a_byte_of_fine_coding(enum AVCodecID codec)
{
    return codec == AV_CODEC_ID_HEVC ? 160 : codec == AV_CODEC_ID_H264 ? 16 : 0;
}

/* The filters are a tenth of the cost of an HEVC keyframe, and nothing is predicted from a picture here. When one keyframe needs
 * them, all later ones get them: pictures are compared with each other. A bare stream in a file does not tell its size before
 * and is filtered. */
static void choose_loop_filter(keyframes_session *session)
{
    AVCodecContext *decoder = session->decoder;
    const AVCodecParserContext *parser = session->parser;
    int64_t pixels = (int64_t)decoder->width * decoder->height;
    if (pixels == 0 && parser) pixels = (int64_t)parser->width * parser->height;
    int64_t fine = (int64_t)session->key_packet->size * pixels_a_byte_of_fine_coding(decoder->codec_id);
    if (pixels == 0 || pixels > fine) session->is_filtered = 1;
    decoder->skip_loop_filter = session->is_filtered ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

/* Gives 1 with a picture in session->frame, 0 when this keyframe gave none. Each keyframe stands alone: draining and
 * flushing after it brings the picture out now, where reordering would hold it back until later frames come. */
static int decode_key(keyframes_session *session)
{
    choose_loop_filter(session);
    int sent = avcodec_send_packet(session->decoder, session->key_packet);
    avcodec_send_packet(session->decoder, NULL);
    int received = avcodec_receive_frame(session->decoder, session->decoded);
    avcodec_flush_buffers(session->decoder);
    session->key_is_new = 0;
    if (sent >= 0 && received >= 0) {
        if (!session->first_key_us) session->first_key_us = session->playing_us + session->key_note.arrived_us;
        return 1;
    }
    session->decode_errors++;
    return 0;
}

static int32_t give(keyframes_session *session, keyframes_picture *picture)
{
    av_frame_unref(session->frame);
    av_frame_move_ref(session->frame, session->decoded);
    int32_t outcome = planes_of_frame(session, picture);
    session->has_picture = outcome == KEYFRAMES_OK;
    if (session->has_picture) session->shown = *picture;
    return outcome;
}

static int is_too_near(const keyframes_session *session)
{
    int64_t now_us = session->key_note.pts_us, before_us = session->given_us;
    return now_us != INT64_MIN && before_us != INT64_MIN && now_us >= before_us && now_us - before_us < session->spacing_us;
}

static int32_t next_key(keyframes_session *session, keyframes_picture *picture)
{
    for (;;) {
        while (!session->key_is_new) {
            int32_t outcome = reading_next(session);
            if (outcome != KEYFRAMES_OK) return outcome;
        }
        if (is_too_near(session)) { session->key_is_new = 0; continue; }
        if (!decode_key(session)) continue;
        *picture = session->key_note;
        session->given_us = picture->pts_us;
        session->pictures_after_key -= picture->packets;
        session->bytes_after_key -= picture->bytes;
        return give(session, picture);
    }
}

static int32_t next_of_burst(keyframes_session *session, keyframes_picture *picture)
{
    for (;;) {
        int error = avcodec_receive_frame(session->burst, session->decoded);
        if (error >= 0) {
            picture->pts_us = session_us(session, session->decoded->best_effort_timestamp);
            return give(session, picture);
        }

        if (session->burst_drained) return KEYFRAMES_ENDED;
        int32_t outcome = reading_next(session);
        if (outcome != KEYFRAMES_OK && outcome != KEYFRAMES_ENDED) return outcome;
        session->burst_drained = outcome == KEYFRAMES_ENDED;
        if (session->burst_drained) {
            avcodec_send_packet(session->burst, NULL);
            continue;
        }

        AVPacket *coded = session->burst_packet;
        av_packet_unref(coded);
        if (reading_packet(session, coded) < 0) return KEYFRAMES_OUT_OF_MEMORY;
        avcodec_send_packet(session->burst, coded);
    }
}

int32_t keyframes_next(keyframes_session *session, int32_t timeout_ms, keyframes_picture *picture)
{
    memset(picture, 0, sizeof *picture);
    session->deadline_us = av_gettime_relative() + timeout_ms * 1000LL;
    return session->burst ? next_of_burst(session, picture) : next_key(session, picture);
}

int32_t keyframes_watch(keyframes_session *session, int32_t timeout_ms)
{
    session->deadline_us = av_gettime_relative() + timeout_ms * 1000LL;
    int32_t outcome;
    do outcome = reading_next(session); while (outcome == KEYFRAMES_OK);
    return outcome;
}

int32_t keyframes_begin_burst(keyframes_session *session)
{
    if (session->burst || !session->key_packet->size) return KEYFRAMES_OTHER;
    session->burst_drained = 0;
    int error = opening_decoder(session, AVDISCARD_DEFAULT, &session->burst);
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
