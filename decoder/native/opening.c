#include "opening.h"

#include "messages.h"

/* A hostile stream may claim any size. 8K is the largest camera that exists. */
#define PIXELS_MAX (7680LL * 4320LL)

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
        /* Over TCP nothing changes places, but a camera leaves out what its line does not carry; without a queue FFmpeg would
         * not look at the sequence numbers. */
        if (transport == KEYFRAMES_RTSP_TCP) av_dict_set(&options, "reorder_queue_size", "2", 0);
        av_dict_set(&options, "protocol_whitelist", "rtsp,rtsps,rtp,tcp,udp,tls", 0);
    } else {
        av_dict_set(&options, "protocol_whitelist", "file", 0);
    }

    session->input = avformat_alloc_context();
    if (!session->input) { av_dict_free(&options); return AVERROR(ENOMEM); }
    session->input->interrupt_callback = (AVIOInterruptCB){ session_is_over, session };

    /* libavformat would put pictures together and say nothing about the arrival of their pieces: a picture would seem to
     * have come when the next one begins. */
    if (transport != KEYFRAMES_FILE) session->input->flags |= AVFMT_FLAG_NOPARSE;
    messages_of(session);
    int error = avformat_open_input(&session->input, url, format, &options);
    messages_of(NULL);
    av_dict_free(&options);
    return error;
}

static int find_video(keyframes_session *session)
{
    AVFormatContext *input = session->input;
    session->video = first_video(input);
    int is_described = input->nb_streams > 0 && !(input->ctx_flags & AVFMTCTX_NOHEADER);
    if (session->video < 0 && is_described) return AVERROR_STREAM_NOT_FOUND;

    /* Probing reads for up to five seconds. The description of an RTSP stream names its codecs, so that it is needed for
     * containers without a header only. */
    int is_unknown = session->video < 0 || input->streams[session->video]->codecpar->codec_id == AV_CODEC_ID_NONE;
    if (is_unknown && is_described && !session->is_file) return AVERROR_DECODER_NOT_FOUND;
    if (is_unknown) {
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

int opening_decoder(const keyframes_session *session, enum AVDiscard skipped, AVCodecContext **opened)
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

    /* Of a JPEG that breaks off FFmpeg would give the rest in grey and no sign of it. */
    if (codec->id == AV_CODEC_ID_MJPEG) decoder->err_recognition |= AV_EF_EXPLODE;
    return avcodec_open2(decoder, codec, NULL);
}

/* RTP carries these in pieces; a picture of another codec comes whole. */
static int comes_in_pieces(enum AVCodecID codec)
{
    return codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC || codec == AV_CODEC_ID_MPEG4
        || codec == AV_CODEC_ID_MPEG2VIDEO || codec == AV_CODEC_ID_MPEG1VIDEO;
}

static int open_parser(keyframes_session *session)
{
    const AVCodecParameters *parameters = session->input->streams[session->video]->codecpar;
    if (session->is_file || !comes_in_pieces(parameters->codec_id)) return 0;
    session->parser = av_parser_init(parameters->codec_id);
    session->parsing = avcodec_alloc_context3(avcodec_find_decoder(parameters->codec_id));
    if (!session->parser || !session->parsing) return AVERROR(ENOMEM);
    return avcodec_parameters_to_context(session->parsing, parameters);
}

int opening_run(keyframes_session *session, const char *url, int32_t transport)
{
    int error = open_input(session, url, transport);
    if (error >= 0) error = find_video(session);
    if (error >= 0) error = opening_decoder(session, AVDISCARD_NONKEY, &session->decoder);
    if (error >= 0) error = open_parser(session);
    return error;
}
