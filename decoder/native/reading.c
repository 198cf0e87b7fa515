#include "reading.h"

#include "messages.h"

#include <libavutil/time.h>
#include <string.h>

/* A start code may be counted to the picture before it. */
#define START_CODE_BYTES 4

/* The next packet of the video, as it came. */
static int32_t read_packet(keyframes_session *session)
{
    av_packet_unref(session->packet);
    if (!session->is_file)
        session->patience_us = session->last_packet_us ? session->last_packet_us + session->silence_limit_us
            : session->playing_us + session->first_packet_limit_us;
    for (;;) {
        /* Packets that are already buffered never ask: a fast peer must not outrun its deadline either. */
        if (session_is_over(session)) return session_outcome(session, AVERROR_EXIT);
        messages_of(session);
        int error = av_read_frame(session->input, session->packet);
        messages_of(NULL);
        if (error < 0) {
            int32_t outcome = session_outcome(session, error);
            return outcome == KEYFRAMES_OTHER && !session->is_file ? KEYFRAMES_ENDED : outcome;
        }
        if (session->packet->stream_index == session->video) break;
        av_packet_unref(session->packet);
    }

    session_note_arrival(session);
    return KEYFRAMES_OK;
}

/* A container says how long a picture is. In a bare stream of HEVC the last one ends where the file does, and the decoder
 * fills up what is missing without a word; the other codecs notice. */
static int is_cut(const keyframes_session *session)
{
    return session->packet->flags & AV_PKT_FLAG_CORRUPT
        || (session->is_file && !strcmp(session->input->iformat->name, "hevc") && avio_feof(session->input->pb));
}

static void take_whole(keyframes_session *session)
{
    const AVPacket *packet = session->packet;
    session->coded = (coded_picture){
        .data = packet->data,
        .size = packet->size,
        .is_key = packet->flags & AV_PKT_FLAG_KEY,
        .is_cut = is_cut(session),
        .time_stamp = packet->pts,
        .arrived_us = session->last_packet_us,
    };
}

/* Gives 1 when the pieces that are there make a picture. A picture is complete when the next one begins, but it had
 * arrived with the packet before. */
static int take_parsed(keyframes_session *session)
{
    int is_end = !session->unparsed;
    while (session->unparsed_bytes > 0 || is_end) {
        uint8_t *data = NULL;
        int size = 0;
        int64_t time_stamp = is_end ? AV_NOPTS_VALUE : session->packet->pts;
        int used = av_parser_parse2(session->parser, session->parsing, &data, &size, session->unparsed,
                                    session->unparsed_bytes, time_stamp, time_stamp, 0);
        if (!is_end) {
            session->unparsed += used;
            session->unparsed_bytes -= used;
        }
        if (size > 0) {
            const AVCodecParserContext *parser = session->parser;
            session->coded = (coded_picture){
                .data = data,
                .size = size,
                .is_key = parser->key_frame == 1 || (parser->key_frame == -1 && parser->pict_type == AV_PICTURE_TYPE_I),
                .time_stamp = parser->pts,
                .arrived_us = is_end || used > START_CODE_BYTES ? session->last_packet_us : session->packet_before_us,
            };
            return 1;
        }
        if (is_end || used <= 0) break;
    }
    session->unparsed_bytes = 0;
    return 0;
}

static int32_t read_picture(keyframes_session *session)
{
    for (;;) {
        if (session->parser && session->unparsed_bytes > 0 && take_parsed(session)) return KEYFRAMES_OK;
        int32_t outcome = read_packet(session);
        if (outcome == KEYFRAMES_OK && !session->parser) { take_whole(session); return KEYFRAMES_OK; }
        if (outcome == KEYFRAMES_OK) {
            session->unparsed = session->packet->data;
            session->unparsed_bytes = session->packet->size;
            continue;
        }

        /* The last picture of a stream that stops has no successor that would complete it. */
        int has_stopped = outcome == KEYFRAMES_ENDED || outcome == KEYFRAMES_SILENT;
        if (!session->parser || !has_stopped || session->is_parsed_out) return outcome;
        session->is_parsed_out = 1;
        session->unparsed = NULL;
        session->unparsed_bytes = 0;
        return take_parsed(session) ? KEYFRAMES_OK : outcome;
    }
}

int32_t reading_next(keyframes_session *session)
{
    int32_t outcome = read_picture(session);
    if (outcome != KEYFRAMES_OK) return outcome;
    session_note_picture(session);
    if (!session->coded.is_key) return KEYFRAMES_OK;
    av_packet_unref(session->key_packet);
    if (reading_packet(session, session->key_packet) < 0) return KEYFRAMES_OUT_OF_MEMORY;
    session->key_is_new = 1;
    return KEYFRAMES_OK;
}

int reading_packet(const keyframes_session *session, AVPacket *packet)
{
    if (!session->parser) return av_packet_ref(packet, session->packet);
    int error = av_new_packet(packet, session->coded.size);
    if (error < 0) return error;
    memcpy(packet->data, session->coded.data, (size_t)session->coded.size);
    packet->pts = session->coded.time_stamp;
    if (session->coded.is_key) packet->flags |= AV_PKT_FLAG_KEY;
    return 0;
}
