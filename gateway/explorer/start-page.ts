import type { Asset, AssetName } from './assets.ts';
import { EXAMPLES, titledQuery } from './examples.ts';
import { escapeHtml } from './html.ts';

export interface StartPageOptions {
  readonly assets: Readonly<Record<AssetName, Asset>>;
  readonly graphqlPath: string;
  readonly hubName: string;
}

/** The page at `/`: what this is, in Vietnamese and then in English, with a query to begin with. Needs no script. */
export function startPage({ assets, graphqlPath, hubName }: StartPageOptions): string {
  const name = escapeHtml(hubName);
  const endpoint = escapeHtml(graphqlPath);
  const [first] = EXAMPLES;
  const links = (language: 'vietnamese' | 'english') =>
    EXAMPLES.map(
      (example) => `<li><a href="/explore#${example.name}" hreflang="vi">${escapeHtml(example[language])}</a></li>`,
    ).join('\n          ');

  return `<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${name}: dữ liệu cải cách thủ tục hành chính, một đồ thị</title>
  <meta name="description" content="Cơ quan, văn bản chỉ đạo và nhiệm vụ cải cách thủ tục hành chính trong một đồ thị GraphQL.">
  <link rel="icon" type="image/svg+xml" href="${assets['mark.svg'].path}">
  <link rel="stylesheet" href="${assets['start.css'].path}">
</head>
<body>
  <header>
    <p class="brand"><img src="${assets['mark.svg'].path}" alt="" width="40" height="40"> ${name}</p>
    <p><a href="#english" lang="en" hreflang="en">English</a></p>
  </header>

  <main>
    <section aria-labelledby="tieu-de">
      <h1 id="tieu-de">Dữ liệu cải cách thủ tục hành chính, hỏi ở một nơi</h1>
      <p class="lead">Mỗi cơ quan giữ và công bố phần dữ liệu của mình; nơi đây trả lời cho tất cả như một đồ thị
        GraphQL. Một câu hỏi đi được từ cơ quan tới văn bản cơ quan ấy ban hành, tới nhiệm vụ văn bản đặt ra, tới người
        phải thực hiện.</p>

      <ul class="doors">
        <li><a href="/explore"><strong>Trình khám phá</strong> <span>Viết câu hỏi ngay trong trình duyệt, có gợi ý và
          tài liệu của từng trường</span></a></li>
        <li><div><strong><code>POST ${endpoint}</code></strong> <span>Điểm truy vấn cho cổng thông tin và ứng dụng:
          <code>Content-Type: application/json</code></span></div></li>
      </ul>

      <h2>Trong đồ thị có gì</h2>
      <dl>
        <dt>Cơ quan</dt>
        <dd>Trước và sau khi sắp xếp ngày 01/07/2025: tên gọi, mã, cơ quan cấp trên theo từng ngày; ai tiếp nhận của
          ai, theo văn bản nào.</dd>
        <dt>Văn bản</dt>
        <dd>Văn bản chỉ đạo, chỗ văn bản này viện dẫn văn bản kia, và đường đi từ trung ương xuống tỉnh, sở, đơn vị
          với số ngày của từng chặng.</dd>
        <dt>Nhiệm vụ</dt>
        <dd>Việc văn bản giao, ai chủ trì, ai phối hợp, thời hạn đúng như văn bản viết.</dd>
        <dt>Hệ thống này</dt>
        <dd>Dữ liệu từ nguồn nào, cập nhật tới đâu.</dd>
      </dl>
      <p>Giá trị trống có lý do đi kèm (<code>extensions.nulls</code>), và có thể hỏi lại đúng trạng thái đã trả lời
        hôm trước (<code>extensions.asOf</code>).</p>

      <h2 id="cau-hoi-mau">Câu hỏi mẫu</h2>
      <p>Bấm một lần vào khung để chọn cả câu hỏi rồi sao chép, hoặc <a href="/explore#${first.name}">mở trong trình
        khám phá</a>.</p>
      <pre tabindex="0" role="region" aria-labelledby="cau-hoi-mau"><code>${escapeHtml(titledQuery(first).trimEnd())}</code></pre>
      <nav aria-label="Câu hỏi mẫu">
        <ul class="examples">
          ${links('vietnamese')}
        </ul>
      </nav>
    </section>

    <section id="english" lang="en" aria-labelledby="title">
      <h2 class="title" id="title">Administrative-procedure reform in Viet Nam, asked in one place</h2>
      <p>Each agency keeps and publishes its part of the data; this hub answers for all of them as one GraphQL graph: the
        register of agencies before and after the reorganisation of 1 July 2025, official documents and how they were
        passed on from the Government to provinces, departments and units, the tasks they set, who leads, who
        co-operates, and by when.</p>
      <p>Send <code>POST ${endpoint}</code> with <code>Content-Type: application/json</code>, or write queries in the
        <a href="/explore">explorer</a>. Nulls come with their reason (<code>extensions.nulls</code>), and an answer can be asked
        for again as it was (<code>extensions.asOf</code>).</p>
      <nav aria-label="Example queries">
        <ul class="examples">
          ${links('english')}
        </ul>
      </nav>
    </section>
  </main>

  <footer>
    <p>Liên Thông · <span lang="en">Apache License 2.0</span></p>
  </footer>
</body>
</html>
`;
}
