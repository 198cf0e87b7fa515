#include "jpeg.h"

#include <libavcodec/avcodec.h>
#include <libavutil/frame.h>
#include <string.h>

/* A JPEG is full range: the tables stretch studio range (16 to 235, chroma 16 to 240) on the way. */
typedef struct { uint8_t luma[256], chroma[256]; } range_tables;

static uint8_t clip(int value) { return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value); }

static void fill_tables(range_tables *tables, int full_range)
{
    for (int i = 0; i < 256; i++) {
        tables->luma[i] = full_range ? (uint8_t)i : clip(((i - 16) * 255 + 109) / 219);
        int centred = (i - 128) * 255;
        tables->chroma[i] = full_range ? (uint8_t)i : clip(128 + (centred + (centred < 0 ? -112 : 112)) / 224);
    }
}

/* Mean of factor_x times factor_y pixels each. */
static void shrink(const uint8_t *from, int from_stride, int from_width, int from_height, uint8_t *to, int to_stride,
                   int to_width, int to_height, int factor_x, int factor_y, const uint8_t *table)
{
    for (int y = 0; y < to_height; y++)
        for (int x = 0; x < to_width; x++) {
            int sum = 0, count = 0;
            for (int j = y * factor_y; j < (y + 1) * factor_y && j < from_height; j++)
                for (int i = x * factor_x; i < (x + 1) * factor_x && i < from_width; i++, count++)
                    sum += from[(ptrdiff_t)j * from_stride + i];
            to[(ptrdiff_t)y * to_stride + x] = table[count ? (sum + count / 2) / count : 128];
        }
}

static AVFrame *shrunk_frame(const keyframes_picture *picture, int32_t width_max)
{
    int factor = (picture->width + width_max - 1) / width_max;
    AVFrame *frame = av_frame_alloc();
    if (!frame) return NULL;
    frame->format = AV_PIX_FMT_YUVJ420P;
    frame->color_range = AVCOL_RANGE_JPEG;
    frame->width = (picture->width / factor) & ~1;
    frame->height = (picture->height / factor) & ~1;
    if (frame->width < 2 || frame->height < 2 || av_frame_get_buffer(frame, 0) < 0) { av_frame_free(&frame); return NULL; }

    range_tables tables;
    fill_tables(&tables, picture->flags & KEYFRAMES_FULL_RANGE);
    shrink(picture->y, picture->y_stride, picture->width, picture->height, frame->data[0], frame->linesize[0],
           frame->width, frame->height, factor, factor, tables.luma);

    int chroma_width = frame->width / 2, chroma_height = frame->height / 2;
    if (!picture->u) {
        for (int plane = 1; plane <= 2; plane++)
            memset(frame->data[plane], 128, (size_t)frame->linesize[plane] * chroma_height);
        return frame;
    }
    int factor_x = 2 * factor * picture->chroma_width / picture->width, factor_y = 2 * factor * picture->chroma_height / picture->height;
    if (factor_x < 1) factor_x = 1;
    if (factor_y < 1) factor_y = 1;
    shrink(picture->u, picture->u_stride, picture->chroma_width, picture->chroma_height, frame->data[1], frame->linesize[1],
           chroma_width, chroma_height, factor_x, factor_y, tables.chroma);
    shrink(picture->v, picture->v_stride, picture->chroma_width, picture->chroma_height, frame->data[2], frame->linesize[2],
           chroma_width, chroma_height, factor_x, factor_y, tables.chroma);
    return frame;
}

/* Bytes written, 0 when this quality does not fit, or on an error of the encoder. */
static int32_t encode(AVFrame *frame, int quantizer, uint8_t *buffer, int32_t capacity)
{
    const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    AVCodecContext *encoder = codec ? avcodec_alloc_context3(codec) : NULL;
    AVPacket *packet = av_packet_alloc();
    int32_t written = 0;
    if (encoder && packet) {
        encoder->width = frame->width;
        encoder->height = frame->height;
        encoder->pix_fmt = AV_PIX_FMT_YUVJ420P;
        encoder->color_range = AVCOL_RANGE_JPEG;
        encoder->time_base = (AVRational){ 1, 25 };
        encoder->thread_count = 1;
        encoder->flags |= AV_CODEC_FLAG_QSCALE;
        encoder->global_quality = FF_QP2LAMBDA * quantizer;
        encoder->qmin = 1;
        frame->quality = encoder->global_quality;
        frame->pts = 0;
        if (avcodec_open2(encoder, codec, NULL) >= 0 && avcodec_send_frame(encoder, frame) >= 0
            && avcodec_receive_packet(encoder, packet) >= 0 && packet->size <= capacity) {
            memcpy(buffer, packet->data, (size_t)packet->size);
            written = packet->size;
        }
    }
    av_packet_free(&packet);
    avcodec_free_context(&encoder);
    return written;
}

int32_t jpeg_of_picture(const keyframes_picture *picture, int32_t width_max, uint8_t *buffer, int32_t capacity)
{
    static const int quantizers[] = { 4, 8, 16, 31 };
    if (width_max < 2) return 0;
    AVFrame *frame = shrunk_frame(picture, width_max);
    if (!frame) return 0;
    int32_t written = 0;
    for (size_t i = 0; i < sizeof quantizers / sizeof *quantizers && written == 0; i++)
        written = encode(frame, quantizers[i], buffer, capacity);
    av_frame_free(&frame);
    return written;
}
