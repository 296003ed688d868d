package org.mmoestreams.client.registry;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The bytes of an answer, which are given up when they are too many. */
final class LimitedBody implements BodySubscriber<byte[]> {

    /** Far more than any schema takes. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private Subscription subscription;
    private long count;

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        bytes.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        count += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (count > MOST_BYTES) {
            subscription.cancel();
            bytes.onError(new IOException("more than " + MOST_BYTES + " bytes"));
        } else {
            bytes.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
