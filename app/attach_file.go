package app

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"kezek/app/fault"
	"kezek/store"
)

// AttachFile keeps a scan of a document with a case. The file is read from File, which is not written down: the act is
// known by the file's name, length and sha256. Without File the office must have kept that content before.
type AttachFile struct {
	CaseNo   string `json:"case_no"`
	Document string `json:"document,omitempty"` // code of the checklist, "" for none of it
	FileName string `json:"name,omitempty"`     // the file's own when empty
	SHA256   string `json:"sha256,omitempty"`
	Bytes    int64  `json:"bytes,omitempty"`
	File     string `json:"file,omitempty"` // path

	content []byte
}

// Attached is what AttachFile answers.
type Attached struct {
	Attachment int64  `json:"attachment"`
	Name       string `json:"name"`
	SHA256     string `json:"sha256"`
	Bytes      int64  `json:"bytes"`
}

func (AttachFile) Name() string { return "attach-file" }

// Attach carries out the act for a file somebody chose.
func (o *Office) Attach(ctx context.Context, who *Person, caseNo, document, path string) (Outcome, error) {
	return o.Do(ctx, who, Order{Act: AttachFile{CaseNo: caseNo, Document: document, File: path}})
}

// prepared reads the file before the gate, and knows the act by its content from then on.
func (a AttachFile) prepared(_ context.Context, o *Office, who *Person) (AttachFile, error) {
	if !May(who, a.Name()) {
		return a, fault.New("G01", "app.fault.not-allowed")
	}
	a.FileName = scanName(cmp.Or(a.FileName, a.File))
	content, err := a.read(o)
	if err != nil {
		return a, err
	}
	if err := checkScan(a.FileName, content); err != nil {
		return a, err
	}
	sum := sha256.Sum256(content)
	name := hex.EncodeToString(sum[:])
	if a.SHA256 != "" && a.SHA256 != name || a.Bytes != 0 && a.Bytes != int64(len(content)) {
		return a, fault.New("F06", "attach.fault.other-file", "file", a.FileName)
	}
	a.SHA256, a.Bytes, a.File, a.content = name, int64(len(content)), "", content
	return a, nil
}

func (a AttachFile) read(o *Office) ([]byte, error) {
	var f io.ReadCloser
	var err error
	if a.File == "" {
		f, err = o.st.Kept(a.SHA256)
	} else {
		f, err = os.Open(a.File)
	}
	if err != nil {
		return nil, fault.New("F04", "attach.fault.no-file", "file", a.FileName).Because(err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, MostScan+1))
	if err != nil {
		return nil, fault.New("F04", "attach.fault.no-file", "file", a.FileName).Because(err)
	}
	return content, nil
}

func (a AttachFile) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return fs, err
	}
	if ok, err := s.counts(ctx, &fs, f, a.CaseNo); !ok {
		return fs, err
	}
	if _, known := f.svc.Document(a.Document); a.Document != "" && !known {
		fs.Add("document", fault.Blocks, "way.no-document", "code", a.Document)
	}
	there, err := s.v.Attachments(ctx, f.is.ID)
	if slices.ContainsFunc(there, func(x store.Attachment) bool { return x.SHA256 == a.SHA256 && x.Document == a.Document }) {
		fs.Add("file", fault.Blocks, "attach.twice")
	}
	return fs, err
}

// counts checks that a case is there and was not annulled; f may be nil.
func (s *scene) counts(ctx context.Context, fs *fault.Findings, f *file, caseNo string) (ok bool, err error) {
	if f == nil {
		fs.Add("case_no", fault.Blocks, "decision.no-case", "case", caseNo)
		return false, nil
	}
	annulled, err := s.v.Annulment(ctx, OfCase, f.is.ID)
	if annulled != nil {
		fs.Add("case_no", fault.Blocks, "annul.case-is", "case", caseNo)
	}
	return err == nil && annulled == nil, err
}

func (a AttachFile) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAttachment)
	if err != nil {
		return nil, err
	}
	if !s.preview { // durable before the row names it
		if _, err := s.o.st.Keep(bytes.NewReader(a.content)); err != nil {
			return nil, err
		}
	}
	s.insert(&store.Attachment{ID: id, CaseID: f.is.ID, Document: a.Document, Name: a.FileName, SHA256: a.SHA256, Bytes: a.Bytes,
		AddedBy: s.who.ID, AddedAt: s.now})
	return Attached{id, a.FileName, a.SHA256, a.Bytes}, nil
}

// OpenAttachment gives a scan's content and its name for the system's viewer. Content that is no longer what was attached
// is not given out.
func (o *Office) OpenAttachment(ctx context.Context, id int64) (content io.ReadCloser, name string, err error) {
	var row *store.Attachment
	if err := o.st.Look(ctx, func(v *store.View) (err error) { row, err = v.Attachment(ctx, id); return err }); err != nil {
		return nil, "", err
	}
	if row == nil {
		return nil, "", fault.New("F05", "attach.fault.missing")
	}
	f, err := o.st.Kept(row.SHA256)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", fault.New("F07", "attach.fault.lost", "file", row.Name).Because(err)
	}
	if err != nil {
		return nil, "", fault.New("F04", "attach.fault.no-file", "file", row.Name).Because(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MostScan+1))
	if err != nil {
		return nil, "", fault.New("F04", "attach.fault.no-file", "file", row.Name).Because(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != row.SHA256 {
		return nil, "", fault.New("F07", "attach.fault.lost", "file", row.Name)
	}
	return io.NopCloser(bytes.NewReader(data)), filepath.Base(row.Name), nil
}
