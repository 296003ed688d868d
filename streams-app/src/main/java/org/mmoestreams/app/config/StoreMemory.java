package org.mmoestreams.app.config;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * What RocksDB is told of memory: all stores on disk share so much, however many there are and however much is in them.
 * Kafka Streams' own settings give each store as much, and keep the indexes and filters of its files beside, which grow
 * with what is in it.
 */
public final class StoreMemory implements RocksDBConfigSetter {

    /** Asked for by Kafka Streams, by the class's name. */
    public StoreMemory() {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                // in parts, so that what there is no room for is read part by part
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(Shared.WRITE_BUFFERS);
        // an event's id is looked up and not found: without filters of the largest files, each would be a read of one
        options.setOptimizeFiltersForHits(false);
    }

    /** What is shared lives as long as the process. */
    @Override
    public void close(String storeName, Options options) {}

    /** Made when the first store is opened: a learner without one never loads the library. */
    private static final class Shared {

        private static final long MEBIBYTE = 1024 * 1024;
        private static final int BY_SIZE = -1;
        private static final double FOR_INDEXES = 0.3;

        /** Blocks of files, their indexes and filters, and what is not written yet. */
        private static final Cache CACHE = new LRUCache(96 * MEBIBYTE, BY_SIZE, false, FOR_INDEXES);

        /** What is not written yet, as a part of that. */
        private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(48 * MEBIBYTE, CACHE);
    }
}
